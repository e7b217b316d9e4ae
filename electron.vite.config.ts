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

/** One build for three programs: the desktop app, the browser app (through start) and the command line. */
export default defineConfig({
  main: {
    plugins: [executableCommand],
    build: {
      outDir: 'out/main',
      target: 'node20',
      minify: false,
      rollupOptions: {
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
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      minify: true,
      emptyOutDir: true,
      target: 'chrome130',
      // One window, loaded from this machine: parts would gain nothing.
      chunkSizeWarningLimit: 4000,
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: from('renderer/index.html') } },
    },
  },
})
