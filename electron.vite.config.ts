import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

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

/** One build for three programs: the desktop app, the browser app (through start) and the command line. */
export default defineConfig({
  main: {
    plugins: [executableCommand, withoutUnused, plainFields],
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
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
    plugins: [plainFields, react()],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      license: { fileName: 'licenses.md' },
      minify: true,
      emptyOutDir: true,
      target: 'chrome130',
      // One window, loaded from this machine: parts would gain nothing.
      chunkSizeWarningLimit: 4000,
      assetsInlineLimit: 0,
      rollupOptions: { checks: { bundlerTimings: false }, input: { index: from('renderer/index.html') } },
    },
  },
})
