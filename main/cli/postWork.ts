import { editPosts } from '../editPosts'
import { readFields } from '../readFields'

/** What is done with many posts: here, or in several threads (see postThreads.ts). */
export interface PostWork {
  editPosts: typeof editPosts
  readFields: typeof readFields
}

export const postWork: PostWork = { editPosts, readFields }
