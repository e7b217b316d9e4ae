/** Waits until `look` gives something else than undefined or false; fails after `limit` milliseconds. */
export async function waitFor<T>(look: () => T | undefined | false, limit = 8000): Promise<T> {
  const end = Date.now() + limit
  for (;;) {
    const found = look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`Waited ${limit} ms in vain for: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
