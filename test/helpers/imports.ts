import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** One import of a file, in whatever form it is written. */
export interface Import {
  /** What is imported: a path below the project without extension (`main/domain/problem`), or a package's name. */
  target: string
  isOwn: boolean
  /** True when it is gone once types are. */
  isType: boolean
}

/** What a file reaches: its imports, and the raw transports that it names. */
export interface Reach {
  imports: Import[]
  transports: string[]
}

const transportNames = new Set(['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket', 'sendBeacon'])

/** The project's own file that a specifier means, or the package. */
function resolve(file: string, specifier: string): { target: string; isOwn: boolean } {
  const bare = specifier.replace(/\?.*$/, '').replace(/\.(?:tsx?|js)$/, '')
  if (bare === '#api') return { target: 'preload/api', isOwn: true }
  if (bare.startsWith('#domain/')) return { target: `main/domain/${bare.slice(8)}`, isOwn: true }
  if (bare.startsWith('.')) return { target: posix.join(posix.dirname(file), bare), isOwn: true }
  const [scope = '', name = ''] = bare.split('/')
  return { target: scope.startsWith('@') ? `${scope}/${name}` : scope, isOwn: false }
}

/** Reads what a file (its path below the project) imports and which transports it names. */
export function readReach(file: string, source: string): Reach {
  const imports: Import[] = []
  const transports: string[] = []
  const add = (specifier: unknown, isType: boolean) => {
    if (typeof specifier === 'string') imports.push({ ...resolve(file, specifier), isType })
  }
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  new Visitor({
    ImportDeclaration({ importKind, specifiers, source }) {
      const named = specifiers.length > 0
      const isType =
        importKind === 'type' ||
        (named && specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type'))
      add(source.value, isType)
    },
    ExportNamedDeclaration({ exportKind, source }) {
      if (source) add(source.value, exportKind === 'type')
    },
    ExportAllDeclaration({ exportKind, source }) {
      add(source.value, exportKind === 'type')
    },
    ImportExpression({ source }) {
      if (source.type === 'Literal') add(source.value, false)
    },
    TSImportType({ source }) {
      add(source.value, true)
    },
    TSExternalModuleReference({ expression }) {
      add(expression.value, false)
    },
    CallExpression({ callee, arguments: [first] }) {
      const isRequire = callee.type === 'Identifier' && callee.name === 'require'
      if (isRequire && first?.type === 'Literal') add(first.value, false)
    },
    NewExpression({ callee, arguments: [first, base] }) {
      const isOwnFile = callee.type === 'Identifier' && callee.name === 'URL' && base !== undefined
      if (isOwnFile && first?.type === 'Literal') add(first.value, false)
    },
    Identifier({ name }) {
      if (transportNames.has(name)) transports.push(name)
    },
    MemberExpression({ object, property }) {
      const isGlobal = object.type === 'Identifier' && ['window', 'globalThis', 'self'].includes(object.name)
      const name = property.type === 'Identifier' ? property.name : 'value' in property ? property.value : ''
      if (isGlobal && name === 'byline') transports.push('window.byline')
    },
  }).visit(program)
  return { imports, transports: [...new Set(transports)] }
}
