import type { PostId } from '#api'
import { countUsage } from '#domain/fields/countUsage'
import type { Habits } from '#domain/fields/habits'
import { isBelow, siblingsOf } from '#domain/fields/siblings'
import type { FolderUsage } from '#domain/fields/usage'
import { folderOf } from '#domain/posts/postPath'

/** The habits of the open folder's posts, and what they come to by folder. */
export interface HabitStore {
  get(id: PostId): Habits | null
  /** Null for a post that is gone or has no front matter that can be read. */
  set(id: PostId, habits: Habits | null): void
  /**
   * What the siblings of a post have; where they are fewer than three, what the posts of the nearest folder above have
   * that holds as many, with all below it. The post need not be there.
   */
  usageBeside(id: PostId): FolderUsage
}

/** Fewer posts have no habits. */
const fewestPosts = 3

export function createHabitStore(): HabitStore {
  /** By the folder of the siblings, then by post. */
  const folders = new Map<string, Map<PostId, Habits>>()
  const counted = new Map<string, FolderUsage>()

  /** Habits of the posts in a folder, with those of all folders below it if `isDeep`. */
  function habitsIn(folder: string, isDeep: boolean): Habits[] {
    if (!isDeep) return [...(folders.get(folder)?.values() ?? [])]
    return [...folders].flatMap(([each, posts]) => (isBelow(each, folder) ? [...posts.values()] : []))
  }

  function usageOf(folder: string, isDeep: boolean): FolderUsage {
    const key = `${isDeep ? '+' : '='}${folder}`
    const known = counted.get(key)
    if (known !== undefined) return known
    const usage = countUsage(folder, habitsIn(folder, isDeep))
    counted.set(key, usage)
    return usage
  }

  return {
    get: (id) => folders.get(siblingsOf(id))?.get(id) ?? null,
    set(id, habits) {
      const folder = siblingsOf(id)
      const posts = folders.get(folder) ?? new Map<PostId, Habits>()
      counted.clear()
      if (habits !== null) {
        folders.set(folder, posts.set(id, detach(habits)))
        return
      }
      posts.delete(id)
      if (posts.size === 0) folders.delete(folder)
    },
    usageBeside(id) {
      let folder = siblingsOf(id)
      let usage = usageOf(folder, false)
      if (usage.posts >= fewestPosts) return usage
      for (;;) {
        usage = usageOf(folder, true)
        if (usage.posts >= fewestPosts || folder === '') return usage
        folder = folderOf(folder)
      }
    },
  }
}

/** Parts of a text keep all of it in memory, here the whole head of a post: what is kept is copied. */
function detach({ kind, keys }: Habits): Habits {
  return {
    kind,
    keys: keys.map(({ key, shape, texts }) => ({
      key: copyText(key),
      shape,
      texts: texts.length === 0 ? texts : texts.map(copyText),
    })),
  }
}

/** V8 makes copies of parts shorter than this anyway. */
const shortestPart = 13

function copyText(text: string): string {
  return text.length < shortestPart ? text : JSON.parse(JSON.stringify(text))
}
