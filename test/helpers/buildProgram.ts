import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/**
 * Bundles a TypeScript program of ours into one file that `node` runs; answers with its path. `inProject` puts it where
 * it finds our packages and assets; else it stands alone in a temp folder and may need nothing but Node.
 */
export async function buildProgram(entry: string, { inProject = false } = {}): Promise<string> {
  const name = basename(entry, '.ts')
  const outDir = inProject
    ? join(root, 'node_modules', '.cache', 'byline-tests', name)
    : await mkdtemp(join(tmpdir(), 'byline-program-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(root, entry),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  })
  return join(outDir, `${name}.mjs`)
}
