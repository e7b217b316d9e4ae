import { createBackups } from '../../../main/backups'

/** Keeps one text after the other for a post until it is killed, and prints the number of each that is kept. */
const [userData = ''] = process.argv.slice(2)
const backups = createBackups(userData)
for (let number = 0; ; number += 1) {
  const raw = `Text ${number}\n${'x'.repeat(200_000)}`
  await backups.write(
    { folder: '/sites/notes', id: 'posts/a.md', hash: '', time: number, raw },
    '1'.repeat(16),
  )
  console.log(number)
}
