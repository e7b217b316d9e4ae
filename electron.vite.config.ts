import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Rolldown } from 'vite'

const from = (path: string) => resolve(import.meta.dirname, path)

/** npx makes the command executable only when it links it first; a later build would take that away again. */
const executableCommand = {
  name: 'byline:executable-command',
  closeBundle: () => chmodSync(from('out/main/byline.js'), 0o755),
}

/**
 * What libraries bring and Byline never runs: gray-matter's engine that runs front matter as code (Byline gives it
 * engines of its own), and by what jsdom would reach servers, decode bytes and know public suffixes (its DOM only cleans
 * HTML). What is left out of the program cannot be run.
 */
const leftOut =
  /node_modules[\\/](?:gray-matter[\\/]lib[\\/]engines\.js|(?:ws|iconv-lite|tldts)[\\/].*\.[cm]?js)$/
const withoutUnused = {
  name: 'byline:without-unused',
  transform(code: string, id: string) {
    if (leftOut.test(id)) return 'module.exports = {}'
    // The program of a thread for requests that wait, which no build has.
    return id.endsWith('XMLHttpRequest-impl.js') ? code.replace(/require\.resolve\b[^;]*/, 'null') : null
  },
}

/**
 * markdown-it is published with a helper in place of class fields, by which making a token takes ten times as long as
 * by plain assignments. None of its classes has a setter that an assignment would run.
 */
const plainFields = {
  name: 'byline:plain-fields',
  transform(code: string, id: string) {
    if (!/node_modules[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/.test(id)) return null
    return code.replace(
      /_defineProperty\(\s*this,\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)?"(\w+)",/g,
      '(this.$1 =',
    )
  },
}

/**
 * CodeMirror colours a text in slices of up to 100 ms, with pauses of 100 ms, that end when a key is waiting, as
 * `isInputPending` says. Chromium says it unreliably, so keys waited for whole slices: they are short instead, and closer
 * to each other. What it has read below the window, it looks at again with each key: a few screens of it are enough.
 */
const shortColouring = {
  name: 'byline:short-colouring',
  transform(code: string, id: string) {
    if (!/node_modules[\\/]@codemirror[\\/]language[\\/]dist[\\/]index\.js$/.test(id)) return null
    const short = code
      .replace(/const isInputPending =[^;]*;/, 'const isInputPending = null;')
      .replace('100 /* Work.Slice */', '15')
      .replace('25 /* Work.MinSlice */', '10')
      .replaceAll('100 /* Work.MinPause */', '30')
      .replaceAll('100000 /* Work.MaxParseAhead */', '25000')
    if (
      !short.includes('isInputPending = null') ||
      /Work\.(?:Slice|MinSlice|MinPause|MaxParseAhead)/.test(short)
    )
      throw new Error(`${id} is other than it was: see shortColouring.`)
    return short
  },
}

/**
 * The interface is English: what react-aria would say in other languages stays out of it, and a sixth of the window's
 * program with it.
 */
const withoutOtherLanguages = {
  name: 'byline:without-other-languages',
  load: (id: string) =>
    /node_modules[\\/]react-aria[\w-]*[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
      ? 'export default undefined'
      : null,
}

/**
 * Finds what a program needs from its first moment: all that `entry` imports and nothing that it loads later. Of
 * react-aria's parts the bundler itself finds those that are needed; its index names all of them.
 */
function neededFirst(entry: string) {
  const modules = new Set<string>()
  return {
    name: 'byline:needed-first',
    modules,
    buildEnd(this: Rolldown.PluginContext) {
      const waiting = [entry]
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (modules.has(id) || /node_modules[\\/]react-(?:aria|stately)/.test(id)) continue
        modules.add(id)
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    },
  }
}

/** Files are few where they hold up the window: each one more of its page is a question to main. */
const ofWindow = neededFirst(from('renderer/main.tsx'))
const ofMain = neededFirst(from('main/electron/main.ts'))

/** The other programs share what is not Electron's own. */
function mainChunk(id: string): string | null {
  if (!ofMain.modules.has(id)) return null
  return id.startsWith(from('main/electron')) ? 'window' : 'base'
}

/** One build for three programs: the desktop app, the browser app (through start) and the command line. */
export default defineConfig({
  main: {
    plugins: [executableCommand, withoutUnused, plainFields, ofMain],
    build: {
      outDir: 'out/main',
      // Bundled, the libraries are a fraction of their packages, and start sooner. The dependencies of package.json are
      // those that need their own files at run time; of KaTeX these are its fonts and style alone.
      externalizeDeps: { exclude: ['katex'] },
      license: { fileName: 'licenses.md' },
      target: 'node20',
      minify: true,
      rollupOptions: {
        checks: { bundlerTimings: false },
        input: {
          desktop: from('main/electron/main.ts'),
          start: from('main/start.ts'),
          byline: from('main/cli/byline.ts'),
          folderThread: from('main/folderThread.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { groups: [{ name: mainChunk }] },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: { preload: from('preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [plainFields, shortColouring, react(), withoutOtherLanguages, ofWindow],
    worker: { format: 'es', plugins: () => [plainFields] },
    build: {
      outDir: from('out/renderer'),
      license: { fileName: 'licenses.md' },
      minify: true,
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 4000,
      assetsInlineLimit: 0,
      rollupOptions: {
        checks: { bundlerTimings: false },
        input: { index: from('renderer/index.html') },
        output: {
          codeSplitting: { groups: [{ name: (id) => (ofWindow.modules.has(id) ? 'window' : null) }] },
        },
      },
    },
  },
})
