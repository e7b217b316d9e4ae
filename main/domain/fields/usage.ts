import type { FrontMatterKind } from '../frontMatter/split'

/** What the posts of a folder hold under a key; `source` stands for lists of other things. */
export type UsageShape =
  | 'text'
  | 'longText'
  | 'number'
  | 'switch'
  | 'date'
  | 'list'
  | 'map'
  | 'maps'
  | 'source'

/** How the posts of a folder use one key. */
export interface KeyUsage {
  key: string
  /** How many posts have the key. */
  posts: number
  /** What most of them hold under it. */
  shape: UsageShape
  /** Texts and list items under it with the number of posts that have them, most used first; not all of very many. */
  values: { value: string; posts: number }[]
}

/** How the posts of one folder write their front matter. */
export interface FolderUsage {
  /** The folder that was counted, below the content folder; '' for all of it. */
  folder: string
  posts: number
  /** Kind of front matter that most of its posts have. */
  kind: FrontMatterKind
  /** In the order in which the posts usually have them. */
  keys: KeyUsage[]
}
