import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openContentFolder } from '../../../main/contentFolder'

/** Opens a folder, changes its post a.md once everything is watched, and prints what it is told until that is listed. */
const [root = ''] = process.argv.slice(2)
const opened = await openContentFolder(root, (name, event) => {
  if (name === 'notice') console.log('notice')
  if (name === 'posts' && JSON.stringify(event).includes('After')) {
    console.log('changed')
    process.exit(0)
  }
})
if (!opened.ok) throw new Error(opened.error.message)
await opened.value.whenWatched
writeFileSync(join(root, 'a.md'), '# After\n')
