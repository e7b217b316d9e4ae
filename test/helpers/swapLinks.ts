import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const swap = `
const { linkSync, renameSync, symlinkSync, unlinkSync } = require('node:fs')
const { workerData: { post, inside, folder, aside, fresh, target } } = require('node:worker_threads')
for (;;) {
  symlinkSync(target + '/secret.md', fresh)
  renameSync(fresh, post)
  renameSync(folder, aside)
  symlinkSync(target, folder)
  linkSync(inside, fresh)
  renameSync(fresh, post)
  unlinkSync(folder)
  renameSync(aside, folder)
}
`

/**
 * A thread that, until it is ended, exchanges `posts/race.md` and the folder `race` of the trap's content folder for links
 * that lead out, and back. The post is never missing, the folder for moments.
 */
export function swapLinks(whole: string): Worker {
  const root = join(whole, 'in')
  return new Worker(swap, {
    eval: true,
    workerData: {
      post: join(root, 'posts/race.md'),
      inside: join(root, 'posts/a.md'),
      folder: join(root, 'race'),
      aside: join(root, 'race-aside'),
      fresh: join(whole, 'fresh'),
      target: join(whole, 'outside'),
    },
  })
}
