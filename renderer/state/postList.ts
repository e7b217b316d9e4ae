import type { Settings } from '#api'
import type { PostSummary } from '#domain/posts/summary'

const compareText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare

const orders: Record<Settings['sort'], (a: PostSummary, b: PostSummary) => number> = {
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

/** The posts that contain every word of the filter, in the chosen order (newest first, or by title). */
export function listPosts(
  posts: ReadonlyMap<string, PostSummary>,
  filter: string,
  sort: Settings['sort'],
): PostSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = [...posts.values()].filter((post) => {
    const text = searchText(post)
    return words.every((word) => text.includes(word))
  })
  return matches.sort((a, b) => orders[sort](a, b) || compareText(a.id, b.id))
}
