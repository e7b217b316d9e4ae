import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, relative, resolve, sep } from 'node:path'

const markers: readonly RegExp[] = [
  /^\.git$/,
  /^(?:config|hugo)\.(?:toml|ya?ml|json)$/,
  /^_config\.ya?ml$/,
  /^_quarto\.yml$/,
  /^content$/,
  /^authors$/,
]

/**
 * The content folder of a post that was named alone: the nearest folder above it that looks like the root of a site or
 * repository, never the home folder or what is above it; else the post's own folder.
 */
export async function findContentFolder(
  file: string,
  home: string = homedir(),
): Promise<{ folder: string; id: string }> {
  const path = resolve(file)
  const own = dirname(path)
  for (let folder = own; folder !== dirname(folder) && folder !== home; folder = dirname(folder)) {
    if (await looksLikeRoot(folder)) return { folder, id: toId(folder, path) }
  }
  return { folder: own, id: toId(own, path) }
}

async function looksLikeRoot(folder: string): Promise<boolean> {
  // Hugo keeps pages about authors in content/authors: that makes its content folder no root.
  const isContent = basename(folder) === 'content'
  try {
    const names = await readdir(folder)
    return names.some(
      (name) => markers.some((marker) => marker.test(name)) && !(isContent && name === 'authors'),
    )
  } catch {
    return false
  }
}

function toId(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
