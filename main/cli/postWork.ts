import { countPosts } from '../countPosts'
import { editPosts } from '../editPosts'
import { readFields } from '../readFields'

/** What is done with many posts: here, or in several threads (see postThreads.ts). */
export interface PostWork {
  editPosts: typeof editPosts
  readFields: typeof readFields
  countPosts: typeof countPosts
}

export const postWork: PostWork = { editPosts, readFields, countPosts }
