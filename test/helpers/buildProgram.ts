import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** Bundles a TypeScript program that needs nothing but Node into one file that `node` runs; answers with its path. */
export async function buildProgram(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'byline-program-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(root, entry),
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'program.mjs' } },
    },
  })
  return join(folder, 'program.mjs')
}
