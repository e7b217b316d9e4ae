import { rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
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
  const outDir = inProject ? await makeOwnFolder(name) : await mkdtemp(join(tmpdir(), 'byline-program-'))
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

/** No run of tests takes longer, in milliseconds. */
const longestRun = 24 * 60 * 60_000

/** A folder that goes with this process: another one may be building the same program. */
async function makeOwnFolder(name: string): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'byline-tests')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, `${name}-`))
  // Some programs are run as an ordinary user.
  await chmod(folder, 0o755)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  // A process that was ended by another one has left its own.
  for (const other of await readdir(cache)) {
    const info = await stat(join(cache, other)).catch(() => null)
    if (info !== null && Date.now() - info.mtimeMs > longestRun)
      await rm(join(cache, other), { recursive: true, force: true })
  }
  return folder
}
