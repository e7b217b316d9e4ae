import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { afterAll, describe, expect, it } from 'vitest'
import { pageName, pagePath } from '#domain/export/pagePaths'
import { featuresFor } from '#domain/markdown/features'
import { parsePost } from '#domain/markdown/parseBody'
import { runExport } from '../../main/cli/exportCommand'
import { corpusPosts, findCorpus, readPostText } from '../helpers/corpus'
import { isFull, patience } from '../helpers/depth'

const validator = new HtmlValidate({ extends: ['html-validate:standard'] })

const corpus = findCorpus()
afterAll(() => corpus?.dispose())

/** What a validator says of pages, by its rules. */
class Findings {
  readonly byRule = new Map<string, string[]>()

  add(rule: string, message: string): void {
    this.byRule.set(rule, [...(this.byRule.get(rule) ?? []), message])
  }

  summary(): string {
    return [...this.byRule].map(([rule, list]) => `${rule} ${list.length} (${list[0]})`).join('\n  ')
  }
}

describe.runIf(corpus !== null)('pages of real posts', () => {
  it('are valid HTML, but for what the HTML in posts itself says', { timeout: patience }, async () => {
    const out = await mkdtemp(join(tmpdir(), 'byline-pages-'))
    const all = corpusPosts(corpus!)
    const posts = isFull ? all : all.filter((_, index) => index % 120 === 0)
    const quiet = { write: () => true }
    await runExport(isFull ? [corpus!.folder] : posts, { out, jobs: 1 }, { out: quiet, error: quiet })
    const own = new Findings()
    const theirs = new Findings()
    let checked = 0
    for (const path of posts) {
      const name = isFull ? pagePath(relative(corpus!.folder, path)) : pageName(path)
      const html = await readFile(join(out, name), 'utf8').catch(() => null)
      if (html === null) continue
      checked += 1
      const { blocks } = parsePost(readPostText(path), featuresFor(path))
      const findings = blocks.some(({ rawHtml }) => rawHtml) ? theirs : own
      const { results } = await validator.validateString(html, name)
      for (const { messages } of results)
        for (const { ruleId, message, line } of messages) findings.add(ruleId, `${name}:${line} ${message}`)
    }
    console.log(`${checked} pages; of posts with HTML of their own:\n  ${theirs.summary()}`)
    expect(checked).toBeGreaterThan(posts.length / 2)
    expect(own.summary()).toBe('')
  })
})
