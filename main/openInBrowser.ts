import open from 'open'

/** Opens an address in the system's own program. False when the system has none; that is no error. */
export async function openInBrowser(url: string): Promise<boolean> {
  try {
    const child = await open(url)
    return await new Promise((resolve) => {
      child.once('error', () => resolve(false))
      // An opener that fails does so at once; one that works ends with 0 or goes on.
      child.once('exit', (code) => resolve(code === 0))
      setTimeout(() => resolve(true), 2000).unref()
    })
  } catch {
    return false
  }
}
