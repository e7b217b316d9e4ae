import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

const root = resolve(import.meta.dirname, '../..')

export interface Expression {
  source: string
  flags: string
  /** Where it stands first. */
  file: string
}

/** Every regular expression of the product, by how it is written. */
export function findExpressions(): Map<string, Expression> {
  const found = new Map<string, Expression>()
  for (const folder of ['main', 'renderer', 'preload']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name)) continue
      const file = `${folder}/${name}`
      const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'))
      new Visitor({
        Literal(node) {
          if (!('regex' in node)) return
          const { pattern: source, flags } = node.regex
          const written = `/${source}/${flags}`
          if (!found.has(written)) found.set(written, { source, flags, file })
        },
      }).visit(program)
    }
  }
  return found
}
