import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../packageRoot'

/** What is known against a library that ships. */
export interface Advisory {
  library: string
  severity: string
  title: string
  url: string
}

/** Longest wait for the registry, in milliseconds. */
const patience = 30_000

/** Names and versions in a list of licences, as the build writes it: `## katex - 0.19.1 (MIT)`. */
export function librariesIn(licenses: string): [name: string, version: string][] {
  return [...licenses.matchAll(/^## (\S+) - (\S+) \(/gm)].map(([, name = '', version = '']) => [
    name,
    version,
  ])
}

/** Everything that ships, by name with its versions: the libraries of the build, and Electron. */
export function shippedLibraries(): Record<string, string[]> {
  const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8')
  const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string }
  const all: [string, string][] = [
    ['electron', version],
    ...['main', 'renderer'].flatMap((part) => librariesIn(read(`out/${part}/licenses.md`))),
  ]
  const names = [...new Set(all.map(([name]) => name))].sort()
  return Object.fromEntries(
    names.map((name) => [name, [...new Set(all.flatMap(([own, version]) => (own === name ? version : [])))]]),
  )
}

/** Asks a registry what is known against these libraries; a sentence where it does not answer. */
export async function askRegistry(
  registry: string,
  libraries: Record<string, string[]>,
): Promise<Advisory[] | { reason: string }> {
  try {
    const address = new URL(
      '-/npm/v1/security/advisories/bulk',
      registry.endsWith('/') ? registry : `${registry}/`,
    )
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(libraries),
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) return { reason: `${address.host} answers ${response.status} to the question` }
    const known = (await response.json()) as Record<string, Omit<Advisory, 'library'>[]>
    return Object.entries(known).flatMap(([name, advisories]) =>
      advisories.map(({ severity, title, url }) => ({
        library: `${name} ${libraries[name]?.join(', ')}`,
        severity,
        title,
        url,
      })),
    )
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
