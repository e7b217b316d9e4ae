import type { PostId } from '#api'
import type { PostSummary } from '#domain/posts/summary'

/** The posts of the list that the writer has selected. While there are none, the post that is shown is the selected one. */
export interface PostSelection {
  ids: ReadonlySet<PostId>
  /** Where a range begins. */
  anchor: PostId | null
  /** Where the last range ended. */
  head: PostId | null
  /** The post that was shown meanwhile. Another one that is selected alone stays so until the next post is shown. */
  shown: PostId | null
}

export const noSelection: PostSelection = { ids: new Set(), anchor: null, head: null, shown: null }

type Posts = ReadonlyMap<PostId, PostSummary>

/** The selected posts, with `shown` the post that is open or about to be. */
export function selectedOf({ ids, shown: before }: PostSelection, shown: PostId | null): ReadonlySet<PostId> {
  if (ids.size > 1 || (ids.size === 1 && before === shown)) return ids
  return new Set(shown === null ? [] : [shown])
}

const select = (
  ids: ReadonlySet<PostId>,
  shown: PostId | null,
  anchor: PostId | null,
  head: PostId | null,
): PostSelection =>
  ids.size === 0 || (ids.size === 1 && shown !== null && ids.has(shown))
    ? noSelection
    : { ids, anchor, head, shown }

/** This post alone. */
export const selectOne = (id: PostId, shown: PostId | null): PostSelection =>
  select(new Set([id]), shown, id, id)

/** These posts, in the order of the list. */
export const selectAll = (ids: readonly PostId[], shown: PostId | null): PostSelection =>
  select(new Set(ids), shown, ids[0] ?? null, ids.at(-1) ?? null)

/** Takes a post in, or out; the last one stays. */
export function toggle(selection: PostSelection, shown: PostId | null, id: PostId): PostSelection {
  const ids = new Set(selectedOf(selection, shown))
  if (!ids.delete(id)) ids.add(id)
  return ids.size === 0 ? selection : select(ids, shown, id, id)
}

/** The posts from one to another, both included and either way round; none where one of them is not in the list. */
export type RangeOf = (from: PostId, to: PostId) => readonly PostId[]

/** Has the range from the anchor end at a post, in place of the range before; what else is selected stays. */
export function extendTo(
  selection: PostSelection,
  shown: PostId | null,
  id: PostId,
  rangeOf: RangeOf,
): PostSelection {
  const before = selectedOf(selection, shown)
  const isOwn = before === selection.ids
  const wanted = (isOwn ? selection.anchor : null) ?? shown ?? id
  // Where the range began is not in the list any more: it begins anew.
  const anchor = rangeOf(wanted, id).length > 0 ? wanted : id
  const ids = new Set(before)
  if (isOwn && selection.head !== null && anchor === selection.anchor)
    for (const each of rangeOf(anchor, selection.head)) ids.delete(each)
  for (const each of rangeOf(anchor, id)) ids.add(each)
  return select(ids, shown, anchor, id)
}

/** What another program does by renaming a file changes neither of these. */
const traitsOf = ({ title, date, changed }: PostSummary) => JSON.stringify([title, date, changed])

/**
 * Keeps a selection true to the posts: those that are gone leave it; one that was renamed outside stays in it by its new
 * name. `put` are the posts that came with this change.
 */
export function followPosts(
  selection: PostSelection,
  before: Posts,
  now: Posts,
  put: readonly PostSummary[],
): PostSelection {
  if (selection.ids.size === 0 || before === now) return selection
  // One that was not known before is on its way: it was just moved there.
  const gone = [...selection.ids].filter((id) => before.has(id) && !now.has(id))
  if (gone.length === 0) return selection
  const arrived = new Map(put.filter(({ id }) => !before.has(id)).map((post) => [traitsOf(post), post.id]))
  const names = new Map<PostId, PostId | undefined>()
  for (const id of gone) {
    const post = before.get(id)
    names.set(id, post && arrived.get(traitsOf(post)))
  }
  const nameNow = (id: PostId | null) => (id !== null && names.has(id) ? (names.get(id) ?? null) : id)
  const ids = [...selection.ids].map(nameNow).filter((id) => id !== null)
  const { anchor, head, shown } = selection
  return ids.length === 0
    ? noSelection
    : { ids: new Set(ids), anchor: nameNow(anchor), head: nameNow(head), shown: nameNow(shown) }
}
