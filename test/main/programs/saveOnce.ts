import { realpathSync } from 'node:fs'
import { createPostFiles } from '../../../main/postFiles'

/** Saves `bytes` bytes of "n" over a post and prints the answer as JSON: `saveOnce <folder> <id> <bytes>`. */
const [folder = '', id = '', bytes = '0'] = process.argv.slice(2)
const files = createPostFiles(realpathSync(folder))
const post = await files.readPost(id)
const answer = post.ok ? await files.savePost(id, 'n'.repeat(Number(bytes)), post.value.hash) : post
console.log(JSON.stringify(answer))
