import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { applyPlan } from '../../../main/applyRename'
import { createBackups } from '../../../main/backups'
import { readSetArguments } from '../../../main/cli/assignments'
import { type Disk, swiftDisk } from '../../../main/disk'
import { editPosts } from '../../../main/editPosts'
import { moveWithoutReplacing } from '../../../main/moveWithoutReplacing'
import { createPostFiles } from '../../../main/postFiles'
import { createRenameWork } from '../../../main/renameWork'
import { createKillingDisk, type KillPoint } from '../../helpers/killingDisk'

/**
 * Does a task of the kill sweep in a folder: `killedTask <task> <folder> [at moment]`. Without a kill point it prints the
 * calls of the disk as JSON.
 */

const newText = 'n'.repeat(100_000)

async function save(id: string, root: string, disk: Disk): Promise<void> {
  const files = createPostFiles(root, { disk })
  const read = await files.readPost(id)
  const saved = await files.savePost(id, newText, read.ok ? read.value.hash : '')
  if (!saved.ok) throw new Error(saved.error.message)
}

const tasks: Record<string, (root: string, disk: Disk) => Promise<unknown>> = {
  save: (root, disk) => save('posts/a.md', root, disk),
  'save through a link': (root, disk) => save('posts/link.md', root, disk),
  'new post': (root, disk) => save('posts/new.md', root, disk),
  async backup(root, disk) {
    const backups = createBackups(join(root, 'user'), () => true, disk)
    const backup = { folder: '/f', id: 'a.md', hash: '', time: 1 }
    await backups.write({ ...backup, raw: 'the former text' }, 'window')
    arm()
    await backups.write({ ...backup, raw: newText }, 'window')
  },
  async 'batch edit'(root, disk) {
    const places = ['a', 'b', 'c'].map((name) => join(root, `posts/${name}.md`))
    const posts = places.map((path) => ({ name: path, path, isFound: false }))
    await editPosts(posts, readSetArguments(['draft=true']).changes, { isDryRun: false, disk })
  },
  async 'rename of a handle'(root, disk) {
    const work = createRenameWork(disk)
    const ids = ['posts/a.md', 'posts/b.md', 'posts/c.md', 'authors/mina.json']
    const looked = await work.lookForHandle(ids, { root, from: 'mina', to: 'noor' })
    const files = looked.flatMap((found) => (found?.status === 'planned' ? [found.file] : []))
    const options = { size: 10, atOnce: 1, signal: new AbortController().signal, onProgress() {} }
    await applyPlan({ root, files }, (_real, run) => run(), work, options, disk)
  },
  /** By calls of its own: only the sweep of system calls kills it. */
  'move of a post': (root) => moveWithoutReplacing(join(root, 'posts/a.md'), join(root, 'moved/a.md')),
  /** What the sweep must find fault with. */
  async 'plain write'(root, disk) {
    const file = await disk.open(join(root, 'posts/a.md'), 'w')
    const bytes = Buffer.from(newText)
    await file.write(bytes, 0, bytes.length, 0)
    await file.sync()
    await file.close()
  },
}

const [task = '', folder = '.', at, moment] = process.argv.slice(2)
const isSwift = task === 'batch edit' || task === 'rename of a handle'
const point = at === undefined ? null : ({ at: Number(at), moment } as KillPoint)
const { disk, calls, arm } = createKillingDisk(point, isSwift ? swiftDisk : undefined)
// The backup task keeps a former text first.
if (task !== 'backup') arm()
await tasks[task]?.(realpathSync(folder), disk)
if (point === null) console.log(JSON.stringify(calls))
