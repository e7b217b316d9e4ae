/** Addresses that may be opened in the system's own program; null for all others. */
export function readAllowedLink(url: string): string | null {
  try {
    const { protocol, href } = new URL(url)
    return protocol === 'http:' || protocol === 'https:' || protocol === 'mailto:' ? href : null
  } catch {
    return null
  }
}
