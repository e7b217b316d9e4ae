import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'

/** macOS checks spelling itself; elsewhere Chromium would fetch dictionaries from a server of Google's. */
export const hasOwnSpelling = process.platform === 'darwin'

/** A dictionary as Chromium names it on the disk: `en-GB-10-1.bdic`. */
const dictionary = /^([a-z]{2,3}(?:-[A-Z][A-Za-z]{1,3})?)-\d+-\d+\.bdic$/

/** The languages that dictionaries of a folder are for. */
export async function languagesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => dictionary.exec(name)?.[1] ?? []).sort()
}

/**
 * Checks spelling by what is on this machine alone: the system's own means on macOS, elsewhere the dictionaries that the
 * writer has put into `Dictionaries` of the user-data folder. Without one nothing is checked, and none is ever fetched:
 * the address for them answers nothing.
 */
export async function setUpSpelling(session: Session, userData: string): Promise<void> {
  if (hasOwnSpelling) {
    session.setSpellCheckerEnabled(true)
    return
  }
  session.setSpellCheckerDictionaryDownloadURL('https://127.0.0.1:9/')
  session.setSpellCheckerEnabled(false)
  const found = await languagesIn(join(userData, 'Dictionaries'))
  const languages = found.filter((language) => session.availableSpellCheckerLanguages.includes(language))
  if (languages.length === 0) return
  session.setSpellCheckerLanguages(languages)
  session.setSpellCheckerEnabled(true)
}
