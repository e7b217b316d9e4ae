import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A post of test/fixtures/frontMatter. */
export function readFixture(name: 'yaml' | 'toml' | 'json'): string {
  return readFileSync(resolve(import.meta.dirname, `../../fixtures/frontMatter/${name}.md`), 'utf8')
}
