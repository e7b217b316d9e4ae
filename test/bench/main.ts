import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import matter from 'gray-matter'
import MarkdownIt from 'markdown-it'
import { openContentFolder } from '../../main/contentFolder'
import { analysePost } from '../../main/domain/analysis'
import { setField } from '../../main/domain/frontMatter/edits'
import { benchExport } from './exportMany'
import { benchFolder } from './folder'
import { compare } from './measure'
import { benchRenameMany } from './renameMany'
import { benchSave } from './savePost'
import { benchSetMany } from './setMany'
import { benchStart } from './startDesktop'
import { benchTypeHard } from './typeHard'
import { benchTypeKilled } from './typeKilled'
import { benchTypeLong } from './typeLong'
import { benchMemory, benchTypePreview } from './typePreview'

/**
 * What a writer waits for, beside a well-known way to do the same, in one run on one machine. Names choose some of it:
 * `npm run bench -- preview memory`.
 */

const paragraph = 'A sentence with *emphasis*, a [link](https://example.org) and `code`. '.repeat(6)
const section = (index: number) =>
  `@${index % 2 === 0 ? 'mina' : 'jorge'}\n## Part ${index}\n\n${`${paragraph}\n\n`.repeat(4)}- one\n- two\n\n`
const head = "---\ntitle: A long post\nauthor: mina\ndate: '2024-05-02'\ntags: [a, b]\n---\n"
const post = head + Array.from({ length: 100 }, (_, index) => section(index)).join('')

async function createSite(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'byline-bench-'))
  await mkdir(join(folder, 'posts'))
  for (let index = 0; index < count; index += 1) {
    await writeFile(join(folder, 'posts', `post-${index}.md`), head + section(index))
  }
  return folder
}

const context = { id: 'posts/a.md', authors: [], missingImages: [], imageUrl: (source: string) => source }
const plain = new MarkdownIt({ html: true, linkify: true })

async function benchBasics(): Promise<void> {
  console.log(`A post of ${Math.round(post.length / 1024)} KB, Node ${process.version}`)
  await compare({
    what: 'Analyse: page, sections, checks',
    ours: () => analysePost(post, context),
    peer: 'markdown-it renders it',
    theirs: () => plain.render(post),
  })
  await compare({
    what: 'Change one field of the front matter',
    ours: () => setField(post, ['title'], 'Another title'),
    peer: 'gray-matter reads and stringifies',
    theirs: () => matter.stringify(matter(post, {}).content, { title: 'Another title' }),
  })

  const site = await createSite(2000)
  await compare({
    what: 'List a folder of 2,000 posts',
    async ours() {
      const opened = await openContentFolder(site, () => {})
      if (!opened.ok) throw new Error(opened.error.message)
      await opened.value.whenScanned
      await opened.value.close()
    },
    peer: 'gray-matter reads every file',
    async theirs() {
      for (const name of await readdir(join(site, 'posts'))) matter.read(join(site, 'posts', name), {})
    },
  })
  await rm(site, { recursive: true, force: true })
}

const all: Record<string, () => Promise<void>> = {
  basics: benchBasics,
  save: benchSave,
  set: benchSetMany,
  rename: benchRenameMany,
  sections: benchTypeLong,
  preview: benchTypePreview,
  export: benchExport,
  start: benchStart,
  hard: benchTypeHard,
  kills: benchTypeKilled,
  memory: benchMemory,
  folder: benchFolder,
}

const asked = process.argv.slice(1).filter((name) => name in all)
for (const [name, bench] of Object.entries(all)) if (asked.length === 0 || asked.includes(name)) await bench()
