import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FolderNumbers } from '#api'
import { runAuthors } from '../../../main/cli/authorsCommand'
import { openContentFolder } from '../../../main/contentFolder'
import { createFolder, sampleFiles } from '../../helpers/sampleFolder'
import { waitFor } from '../../helpers/waitFor'

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
  it('prints handle, name, numbers and file of all who write', async () => {
    const folder = await createFolder({
      ...sampleFiles,
      'posts/guest.md': '\ufeff---\r\nauthors: [guest, mina]\r\n---\r\n@guest\r\n',
    })
    expect(await authors(folder)).toEqual({
      status: 0,
      out: [
        'guest\t(no name)\t1 post\t0 words\t0 links\t(no date)\t(no entry)\n',
        'jorge\tJorge Vidal\t2 posts\t12 words\t0 links\t2024-05-02\tauthors/jorge.json\n',
        'lena\tLena Brandt\t0 posts\t0 words\t0 links\t(no date)\tauthors/lena.json\n',
        'mina\tMina Okafor\t2 posts\t15 words\t0 links\t2024-05-02\tauthors/mina.json\n',
      ].join(''),
      error: '',
    })
  })

  it('prints JSON', async () => {
    const folder = await createFolder({
      '_data/authors.yml': 'mina: {name: Mina}\n',
      'a.md': '@noor\nTwo [words](https://example.org).\n',
      'b.md': '---\nauthor: Ana Kowalska\ndate: 2024-05-02\n---\nOne.\n',
    })
    const { out } = await authors(folder, { json: true })
    expect(JSON.parse(out)).toEqual([
      { handle: 'mina', name: 'Mina', posts: 0, words: 0, links: 0, last: null, source: '_data/authors.yml' },
      { handle: 'noor', name: '', posts: 1, words: 2, links: 1, last: null, source: null },
      { handle: null, name: 'Ana Kowalska', posts: 1, words: 1, links: 0, last: '2024-05-02', source: null },
    ])
    expect((await authors(await createFolder({ 'a.txt': '' }), { json: true })).out).toBe('[]\n')
  })

  it('has the numbers of the Authors panel: names are handles, and bylines far down count', async () => {
    const folder = await createFolder({
      'authors/mina.json': '{"name": "Mina Okafor"}',
      'a.md': '---\nauthor: mina\ndate: 2024-05-02\n---\nOne two.\n',
      'b.md': `---\nauthor: Mina Okafor\n---\n${'Word '.repeat(2000)}\n\n@lee\nThree.\n`,
    })
    const numbers: FolderNumbers[] = []
    const opened = await openContentFolder(folder, (name, event) => {
      if (name === 'numbers') numbers.push(event as FolderNumbers)
    })
    if (!opened.ok) throw new Error(opened.error.message)
    await opened.value.whenWatched
    opened.value.getNumbers()
    await waitFor(() => numbers.at(-1)?.progress.finished === true)
    await opened.value.close()
    const { out } = await authors(folder, { json: true })
    const told = JSON.parse(out).map(({ handle, posts, words, links, last }: Record<string, unknown>) => [
      ...[handle, posts, words, links, last ?? ''],
    ])
    expect(told).toEqual([
      ['lee', 1, 1, 0, ''],
      ['mina', 2, 2002, 0, '2024-05-02'],
    ])
    const panel = numbers.at(-1)!.authors
    expect(panel.map(({ author, posts, words, links, last }) => [author, posts, words, links, last])).toEqual(
      [...told].reverse(),
    )
  })

  it('tells of posts that cannot be read, and goes on', async () => {
    const folder = await createFolder({ 'a.md': '@mina\n' })
    await symlink('nothing.md', join(folder, 'b.md'))
    const { status, out, error } = await authors(folder)
    expect([status, out]).toEqual([1, 'mina\t(no name)\t1 post\t0 words\t0 links\t(no date)\t(no entry)\n'])
    expect(error).toContain('b.md: It could not be read: it is a link to something that is not there')
  })

  it.each(['a.md', 'nowhere'])('wants a folder, not %s', async (name) => {
    const folder = await createFolder({ 'a.md': '' })
    expect(await authors(join(folder, name))).toMatchObject({ status: 2, out: '' })
  })
})
