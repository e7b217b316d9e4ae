import type { PostId } from '#api'
import { countUsage } from '#domain/fields/countUsage'
import { type Habits, unpackHabits } from '#domain/fields/habits'
import { isBelow, siblingsOf } from '#domain/fields/siblings'
import type { FolderUsage } from '#domain/fields/usage'
import { folderOf } from '#domain/posts/postPath'

/** The habits of the open folder's posts, packed, and what they come to by folder. */
export interface HabitStore {
  get(id: PostId): string | null
  /** Null for a post that is gone or has no front matter that can be read. */
  set(id: PostId, habits: string | null): void
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
  const folders = new Map<string, Map<PostId, string>>()
  const counted = new Map<string, FolderUsage>()

  /** Habits of the posts in a folder, with those of all folders below it if `isDeep`. */
  function habitsIn(folder: string, isDeep: boolean): Habits[] {
    const packed = isDeep
      ? [...folders].flatMap(([each, posts]) => (isBelow(each, folder) ? [...posts.values()] : []))
      : [...(folders.get(folder)?.values() ?? [])]
    return packed.map(unpackHabits)
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
      const posts = folders.get(folder) ?? new Map<PostId, string>()
      counted.clear()
      if (habits !== null) {
        folders.set(folder, posts.set(id, habits))
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
