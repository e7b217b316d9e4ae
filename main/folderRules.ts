import { basename, extname } from 'node:path/posix'

const imageExtensions = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.webp',
  '.avif',
  '.svg',
  '.bmp',
  '.ico',
  '.apng',
])

/** Folders that hold no posts wherever they are: histories, packages, caches and output of builders. */
const skippedNames = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  '_site',
  '.quarto',
  '_freeze',
  '.Rproj.user',
  'renv',
  '.cache',
  '.jekyll-cache',
  '.sass-cache',
  '.hugo_build',
  '.next',
  '.nuxt',
  '.astro',
  '.docusaurus',
  '.vitepress',
  '.venv',
  '__pycache__',
  '.tox',
  '.ipynb_checkpoints',
  '.Trash',
  '.vscode',
  '.idea',
])
/** Output folders by convention, but only directly below the content folder: deeper they may be someone's posts. */
const skippedAtRoot = new Set(['public', 'dist', 'out', 'target', 'build', '_book', 'vendor'])
const skippedPaths = ['resources/_gen']

/** Whether a file is an image that a page can show, by its extension. */
export function isImageName(name: string): boolean {
  return imageExtensions.has(extname(name).toLowerCase())
}

/** Whether a folder below the content folder (path with `/`) belongs to a tool, and nothing in it to the site. */
export function isToolFolder(path: string): boolean {
  return skippedNames.has(basename(path))
}

/** Whether a folder below the content folder (path with `/`) is left out of the list and not watched. */
export function isSkippedFolder(path: string): boolean {
  const name = basename(path)
  if (isToolFolder(path)) return true
  if (!path.includes('/')) return skippedAtRoot.has(name)
  return skippedPaths.some((skipped) => path === skipped || path.endsWith(`/${skipped}`))
}

/** Whether any folder on the way to this path (with `/`) is skipped. */
export function isInSkippedFolder(path: string): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (isSkippedFolder(path.slice(0, at))) return true
  }
  return false
}
