import type { StateCreator } from 'zustand'
import type { PostId, PostsChange, ScanProgress } from '#api'
import type { PostSummary } from '#domain/posts/summary'
import { followPosts, noSelection } from './postSelection'
import type { Store } from './store'

/** The posts of the open folder, as main tells of them. */
export interface PostsSlice {
  posts: ReadonlyMap<PostId, PostSummary>
  progress: ScanProgress
  filter: string
  takePosts(change: PostsChange): void
  forgetPosts(): void
  setFilter(filter: string): void
}

const noProgress: ScanProgress = { done: 0, found: 0, finished: false }

export const createPostsSlice: StateCreator<Store, [], [], PostsSlice> = (set) => ({
  posts: new Map(),
  progress: noProgress,
  filter: '',
  takePosts: ({ reset, put, removed, progress }) =>
    set((state) => {
      if (!reset && put.length === 0 && removed.length === 0) return { progress }
      const posts = new Map(reset ? [] : state.posts)
      for (const id of removed) posts.delete(id)
      for (const post of put) posts.set(post.id, post)
      const isLess = removed.length > 0 || (reset && progress.finished)
      return isLess
        ? { posts, progress, selection: followPosts(state.selection, state.posts, posts, put) }
        : { posts, progress }
    }),
  forgetPosts: () => set({ posts: new Map(), progress: noProgress, filter: '', selection: noSelection }),
  setFilter: (filter) => set({ filter }),
})
