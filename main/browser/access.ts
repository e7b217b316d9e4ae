import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Decides which requests the browser app answers. */
export interface Access {
  /** The address that the writer opens, with the secret. */
  url: string
  origin: string
  /** Whether a request speaks to us by our own address (and not through a name that leads here). */
  isOwnHost(host: string | undefined): boolean
  /** Whether a request that changes or streams something was made by our own page. */
  isOwnPage(headers: { origin: string | undefined; fetchSite: string | undefined }): boolean
  isSecret(given: string | undefined): boolean
  isSession(cookie: string | undefined): boolean
  /** Name and value of the cookie that stands for the secret. Cookies know no ports, so its name holds ours. */
  cookie: { name: string; value: string }
}

/** A fresh secret for a server on this port of 127.0.0.1. */
export function createAccess(port: number): Access {
  const secret = randomBytes(32).toString('base64url')
  const session = randomBytes(32).toString('base64url')
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  return {
    url: `${origin}/?secret=${secret}`,
    origin,
    cookie: { name: `byline-${port}`, value: session },
    isOwnHost: (given) => given === host,
    // A page's own GET sends no Origin, but browsers then say where it comes from.
    isOwnPage: ({ origin: given, fetchSite }) =>
      given === undefined ? fetchSite === 'same-origin' : given === origin,
    isSecret: (given) => isEqual(given, secret),
    isSession: (given) => isEqual(given, session),
  }
}

/** Compares in a time that tells nothing, whatever the lengths. */
function isEqual(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return given !== undefined && timingSafeEqual(digest(given), digest(expected))
}
