import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAuthors } from '../../../main/cli/authorsCommand'
import { createFolder, sampleFiles } from '../../helpers/sampleFolder'

async function authors(path: string, options = {}) {
  const said = { out: '', error: '' }
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text
    },
  })
  const status = await runAuthors(path, options, { out: stream('out'), error: stream('error') })
  return { status, ...said }
}

describe('byline authors', () => {
  it('prints handle, name, posts and file of all who write', async () => {
    const folder = await createFolder({
      ...sampleFiles,
      'posts/guest.md': '\ufeff---\r\nauthors: [guest, mina]\r\n---\r\n@guest\r\n',
    })
    expect(await authors(folder)).toEqual({
      status: 0,
      out: [
        'guest\t(no name)\t1 post\t(no entry)\n',
        'jorge\tJorge Vidal\t2 posts\tauthors/jorge.json\n',
        'lena\tLena Brandt\t0 posts\tauthors/lena.json\n',
        'mina\tMina Okafor\t2 posts\tauthors/mina.json\n',
      ].join(''),
      error: '',
    })
  })

  it('prints JSON', async () => {
    const folder = await createFolder({ '_data/authors.yml': 'mina: {name: Mina}\n', 'a.md': '@noor\n' })
    const { out } = await authors(folder, { json: true })
    expect(JSON.parse(out)).toEqual([
      { handle: 'mina', name: 'Mina', posts: 0, source: '_data/authors.yml' },
      { handle: 'noor', name: '', posts: 1, source: null },
    ])
    expect((await authors(await createFolder({ 'a.txt': '' }), { json: true })).out).toBe('[]\n')
  })

  it('tells of posts that cannot be read, and goes on', async () => {
    const folder = await createFolder({ 'a.md': '@mina\n' })
    await symlink('nothing.md', join(folder, 'b.md'))
    const { status, out, error } = await authors(folder)
    expect([status, out]).toEqual([1, 'mina\t(no name)\t1 post\t(no entry)\n'])
    expect(error).toContain('b.md: It could not be read: it is a link to something that is not there')
  })

  it.each(['a.md', 'nowhere'])('wants a folder, not %s', async (name) => {
    const folder = await createFolder({ 'a.md': '' })
    expect(await authors(join(folder, name))).toMatchObject({ status: 2, out: '' })
  })
})
