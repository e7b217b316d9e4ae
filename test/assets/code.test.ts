import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const kinds = new Set(read('main/domain/typesetting/highlightCode.ts').match(/tok-[a-z]+/g))

test.each(['assets/page.css', 'assets/page-base.css'])('%s shows each kind of word in code', (sheet) => {
  expect(kinds.size).toBeGreaterThan(10)
  const css = read(sheet)
  expect([...kinds].filter((kind) => !new RegExp(`\\.${kind}\\b`).test(css))).toEqual([])
})
