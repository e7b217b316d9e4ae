import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Import, readReach } from './helpers/imports'

const root = resolve(import.meta.dirname, '..')

/** Text in, values out: neither Node nor a DOM. */
const pureLibraries = new Set([
  '@codemirror/language-data',
  '@lezer/common',
  '@lezer/highlight',
  'diff',
  'jsonc-parser',
  'katex',
  'markdown-it',
  'markdown-it-deflist',
  'markdown-it-emoji',
  'markdown-it-footnote',
  'mustache',
  'smol-toml',
  'toml-eslint-parser',
  'yaml',
])

/** What draws the window, and what works in any browser. */
const windowLibraries =
  /^(?:react(?:-.*)?|zustand|lucide-react|dompurify|minisearch|@codemirror\/.*|@lezer\/.*)$/

const isBelow = (path: string, folder: string) => path.startsWith(`${folder}/`)

/** The rows of the import table: who may import what. */
const table: { isFrom(file: string): boolean; may(target: Import): boolean }[] = [
  {
    isFrom: (file) => isBelow(file, 'main/domain'),
    may: ({ target, isOwn, isType }) =>
      isOwn
        ? isBelow(target, 'main/domain')
        : pureLibraries.has(target) || (isType && target === 'dompurify'),
  },
  {
    isFrom: (file) => file === 'preload/api.ts',
    may: ({ target, isOwn, isType }) => isOwn && isType && isBelow(target, 'main/domain'),
  },
  {
    isFrom: (file) => isBelow(file, 'preload'),
    may: ({ target, isOwn }) => (isOwn ? isBelow(target, 'preload') : target === 'electron'),
  },
  {
    isFrom: (file) => isBelow(file, 'main/electron'),
    may: ({ target, isOwn }) =>
      isOwn
        ? target === 'preload/api' || isBelow(target, 'main')
        : target === 'dompurify' || !windowLibraries.test(target),
  },
  {
    isFrom: (file) => isBelow(file, 'main'),
    may: ({ target, isOwn }) =>
      isOwn
        ? target === 'preload/api' || isBelow(target, 'main')
        : target === 'dompurify' || (target !== 'electron' && !windowLibraries.test(target)),
  },
  {
    isFrom: (file) => isBelow(file, 'renderer'),
    may: ({ target, isOwn }) =>
      isOwn
        ? target === 'preload/api' ||
          ['main/domain', 'renderer', 'assets'].some((folder) => isBelow(target, folder))
        : windowLibraries.test(target),
  },
]

/** The file of the renderer that carries requests and events; all others go through it. */
const transportFile = 'renderer/transport.ts'

/** What a file does that the table forbids, one line each. */
function offencesOf(file: string, source: string): string[] {
  const { imports, transports } = readReach(file, source)
  const row = table.find(({ isFrom }) => isFrom(file))
  if (row === undefined) return [`${file} stands outside the table`]
  const mayCarry = file === transportFile || !(isBelow(file, 'renderer') || isBelow(file, 'main/domain'))
  return [
    ...imports.filter((target) => !row.may(target)).map(({ target }) => `${file} imports ${target}`),
    ...(mayCarry ? [] : transports.map((name) => `${file} uses ${name}`)),
  ]
}

const files = ['main', 'preload', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path.split(sep).join('/')}`),
)

describe('the import table', () => {
  it('holds for every file', () => {
    const offences = files.flatMap((file) => offencesOf(file, readFileSync(join(root, file), 'utf8')))
    expect(offences).toEqual([])
  })

  it('sees the files of every folder and their imports', () => {
    for (const folder of ['main/domain', 'main/electron', 'main/browser', 'preload', 'renderer/editor']) {
      expect(files.some((file) => isBelow(file, folder))).toBe(true)
    }
    const source = readFileSync(join(root, transportFile), 'utf8')
    const { imports, transports } = readReach(transportFile, source)
    expect(imports).toContainEqual({ target: 'preload/api', isOwn: true, isType: true })
    expect(transports.sort()).toEqual(['EventSource', 'fetch', 'window.byline'])
  })

  it('takes only own files and packages for what they are', () => {
    const { imports } = readReach(
      'renderer/panels/a.tsx',
      "import '../styles/base.css'; import { a } from '#domain/page/b'; export * from '@lezer/common/x'",
    )
    expect(imports.map(({ target }) => target)).toEqual([
      'renderer/styles/base.css',
      'main/domain/page/b',
      '@lezer/common',
    ])
  })

  it.each([
    ['main/domain/a.ts', "import { readFileSync } from 'node:fs'"],
    ['main/domain/a.ts', "import { x } from '../confine'"],
    ['main/domain/a.ts', "import type { PostId } from '#api'"],
    ['main/domain/a.ts', "import matter from 'gray-matter'"],
    ['main/domain/a.ts', "import createPurifier from 'dompurify'"],
    ['main/domain/a.ts', "const x = await fetch('https://example.org')"],
    ['main/domain/page/a.ts', "export { x } from '../../assets'"],
    ['preload/api.ts', "import { x } from '../main/domain/problem'"],
    ['preload/api.ts', "import type { Session } from '../main/session'"],
    ['preload/api.ts', "import { ipcRenderer } from 'electron'"],
    ['preload/preload.ts', "import { x } from '../main/domain/problem'"],
    ['preload/preload.ts', "import { readFileSync } from 'node:fs'"],
    ['main/session.ts', "import { app } from 'electron'"],
    ['main/session.ts', "const { app } = await import('electron')"],
    ['main/session.ts', "const electron = require('electron')"],
    ['main/session.ts', "type App = import('electron').App"],
    ['main/browser/a.ts', "import type { BrowserWindow } from 'electron'"],
    ['main/electron/a.ts', "import { createRoot } from 'react-dom/client'"],
    ['main/a.ts', "import { EditorState } from '@codemirror/state'"],
    ['main/a.ts', "import { useStore } from '../renderer/state/store'"],
    ['main/a.ts', "import { preload } from '../preload/preload'"],
    ['renderer/a.ts', "import { session } from '../main/session'"],
    ['renderer/a.ts', "import type { Session } from '../main/session'"],
    ['renderer/a.ts', "import { join } from 'node:path'"],
    ['renderer/a.ts', "import { ipcRenderer } from 'electron'"],
    ['renderer/a.ts', "import 'jsdom'"],
    ['renderer/a.ts', "new Worker(new URL('../main/scan.ts', import.meta.url))"],
    ['renderer/a.ts', "import { sampleFiles } from '../test/helpers/sampleFolder'"],
    ['renderer/state/a.ts', "void fetch('request/getStart')"],
    ['renderer/state/a.ts', 'void window.byline?.request("getStart", {})'],
    ['renderer/state/a.ts', "void globalThis['byline']"],
    ['renderer/state/a.ts', "new EventSource('events')"],
    ['tools/a.ts', "import { x } from './b'"],
  ])('catches in %s: %s', (file, source) => {
    expect(offencesOf(file, source)).toHaveLength(1)
  })

  it.each([
    ['main/domain/a.ts', "import { parseDocument } from 'yaml'"],
    ['main/domain/a.ts', "import type { DOMPurify } from 'dompurify'"],
    ['preload/api.ts', "import type { AuthorEntry } from '../main/domain/authors/entry'"],
    ['main/electron/a.ts', "import { app } from 'electron'; import { ok } from '../result'"],
    [
      'main/a.ts',
      "import type { PostId } from '#api'; import { x } from '#domain/problem'; import 'node:fs'",
    ],
    ['renderer/a.ts', "import type { PostId } from '#api'; import { useState } from 'react'"],
    [transportFile, "export const ask = () => fetch('request/getStart')"],
  ])('lets pass in %s: %s', (file, source) => {
    expect(offencesOf(file, source)).toEqual([])
  })
})
