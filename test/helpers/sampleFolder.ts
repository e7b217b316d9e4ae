import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A PNG of one teal pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mPgz0v+DwADPAGTyZmD5gAAAABJRU5ErkJggg==',
  'base64',
)

/** The post that the main test works on: the shapes of the design, with comments, quotes and CRLF to keep. */
export const harbourPost = [
  '---',
  'title: Harbour lights',
  'author: mina',
  '# authors: [mina,jorge]',
  "date: '2024-05-02'",
  'slug: harbour-lights   # keep me',
  'categories: [data engineering,analytics]',
  'tags: []',
  'draft: true',
  'featured: ["https://example.org/a","https://blog.example.com/b?gi=1"]',
  '---',
  '@mina',
  '## Example Org: counting ships',
  'Every evening somebody counts.  ',
  '> a quotation from the article',
  '',
  '![The quay](img/quay.png)',
  '',
  '@jorge',
  '## How to read a log book',
  'Three columns *matter*.',
  '',
].join('\r\n')

const author = (name: string, description: string) =>
  JSON.stringify({ name, email: 'someone@example.org', description, url: 'https://example.org' }, null, 2)

export const sampleFiles: Record<string, string | Buffer> = {
  'posts/harbour-lights.md': harbourPost,
  'posts/img/quay.png': pixel,
  'posts/second-post.md':
    '---\ntitle: A second post\nauthor: jorge\ndate: 2024-04-01\n---\nHello from Jorge.\n',
  'posts/toml-post.md': '+++\ntitle = "A post in TOML"\ndate = 2023-01-09\n+++\nText.\n',
  'posts/broken.md': '---\ntitle: "never closed\ntags: [a\n---\nThe body can still be edited.\n',
  'posts/latin.md': Buffer.from([0x2d, 0x20, 0xe9, 0x74, 0xe9, 0x0a]),
  'authors/mina.json': author('Mina Okafor', 'Analyst'),
  'authors/jorge.json': author('Jorge Vidal', 'Data engineer'),
  'authors/lena.json': author('Lena Brandt', 'Editor'),
}

/** Writes files (paths below the folder) into a fresh temp folder and returns its path. */
export async function createFolder(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'byline-folder-'))
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
  return folder
}
