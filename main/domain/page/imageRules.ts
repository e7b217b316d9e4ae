/** Where the images of a folder are, beyond those beside a post. */
export interface ImageRules {
  /** Folders below the content folder that stand for the root of the site, in the order in which they are tried. */
  roots: readonly string[]
  /** The site's own addresses (`https://my.site/blog/`): what begins with one is a file of the site. */
  addresses: readonly string[]
}

/** Folders whose content builders serve at the root of a site. */
export const usualRoots = ['static', 'public', 'assets', '', 'content', 'source'] as const

export const usualImageRules: ImageRules = { roots: usualRoots, addresses: [] }

const liquidSite = /^\s*\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}\s*/
const liquidPath = /^\s*\{\{-?\s*(["'])([^"'{}]*)\1\s*\|[^{}]*-?\}\}\s*$/

/**
 * An image's source as a path from the root of the site (`/img/x.png`), where it is written with the site's own address
 * or with Jekyll's words for it; all other sources as they are.
 */
export function sitePath(source: string, { addresses }: ImageRules): string {
  const liquid = liquidPath.exec(source)?.[2]
  if (liquid !== undefined) return rooted(liquid)
  const bare = withoutLiquid(source)
  if (bare !== source) return rooted(bare)
  const plain = withoutScheme(source)
  for (const address of addresses) {
    const site = withoutScheme(address).replace(/(?<!\/)\/+$/, '')
    if (!plain.startsWith('//') || site === '//') continue
    if (plain.toLowerCase() === site.toLowerCase()) return '/'
    if (plain.toLowerCase().startsWith(`${site.toLowerCase()}/`)) return rooted(plain.slice(site.length))
  }
  return source
}

/** The path of a site's own address (`/blog` of `https://my.site/blog/`), under which its pages name their files. */
export function sitePrefixes({ addresses }: ImageRules): string[] {
  return addresses.flatMap((address) => {
    const path = /^\/\/[^/]+(\/.*)$/.exec(withoutScheme(address))?.[1]?.replace(/(?<!\/)\/+$/, '') ?? ''
    return path === '' ? [] : [path]
  })
}

function withoutLiquid(source: string): string {
  let rest = source
  for (let next = rest.replace(liquidSite, ''); next !== rest; next = rest.replace(liquidSite, ''))
    rest = next
  return rest
}

const withoutScheme = (address: string) => address.trim().replace(/^https?:(?=\/\/)/i, '')
const rooted = (path: string) => `/${path.replace(/^\/+/, '')}`
