import type { PostId, Settings } from '#api'
import type { PostSummary } from '#domain/posts/summary'

const compareText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare

type Order = (a: PostSummary, b: PostSummary) => number
type Posts = ReadonlyMap<PostId, PostSummary>

const orders: Record<Settings['sort'], Order> = {
  date: (a, b) => (a.date === b.date ? compareText(a.title, b.title) : a.date < b.date ? 1 : -1),
  title: (a, b) => compareText(a.title, b.title),
  changed: (a, b) => b.changed - a.changed,
}

const searched = new WeakMap<PostSummary, string>()

/** What the filter looks through, in lower case; made once per summary. */
function searchText(post: PostSummary): string {
  let text = searched.get(post)
  if (text === undefined) {
    text = [post.title, post.authors.join(' '), post.date, post.id, post.draft ? 'draft' : '']
      .join('\n')
      .toLowerCase()
    searched.set(post, text)
  }
  return text
}

/** Puts sorted posts into a sorted list. Looks for the place of each: of a long list few are compared. */
function merge(list: readonly PostSummary[], fresh: readonly PostSummary[], order: Order): PostSummary[] {
  const merged: PostSummary[] = []
  let from = 0
  for (const post of fresh) {
    let [low, high] = [from, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (order(list[middle]!, post) < 0) low = middle + 1
      else high = middle
    }
    for (; from < low; from += 1) merged.push(list[from]!)
    merged.push(post)
  }
  for (; from < list.length; from += 1) merged.push(list[from]!)
  return merged
}

/** Sorts one state of the posts after the other: what is the same as before keeps its place. */
export function createPostSorter(): (posts: Posts, sort: Settings['sort']) => readonly PostSummary[] {
  let before: Posts = new Map()
  let sorted: readonly PostSummary[] = []
  let order: Order | null = null
  return (posts, sort) => {
    const byOrder = orders[sort]
    const own: Order = (a, b) => byOrder(a, b) || compareText(a.id, b.id) || (a.id < b.id ? -1 : 1)
    if (byOrder !== order) {
      sorted = [...posts.values()].sort(own)
    } else if (posts !== before) {
      const fresh = [...posts.values()].filter((post) => before.get(post.id) !== post)
      const kept = sorted.filter((post) => posts.get(post.id) === post)
      sorted = merge(kept, fresh.sort(own), own)
    }
    before = posts
    order = byOrder
    return sorted
  }
}

/** The posts that contain every word of the filter, in their order. */
export function filterPosts(posts: readonly PostSummary[], filter: string): readonly PostSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return posts
  return posts.filter((post) => {
    const text = searchText(post)
    return words.every((word) => text.includes(word))
  })
}

/** What decides which posts are listed. */
export interface Listing {
  posts: Posts
  filter: string
  postsBy: { ids: ReadonlySet<PostId> } | null
}

/** The posts that the list shows, in no order. */
export function listedPosts({ posts, filter, postsBy }: Listing): readonly PostSummary[] {
  const found = filterPosts([...posts.values()], filter)
  return postsBy === null ? found : found.filter(({ id }) => postsBy.ids.has(id))
}
