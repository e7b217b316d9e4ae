/** Scripts in use that are written from right to left, by their ISO 15924 codes. */
const turnedScripts: ReadonlySet<string | undefined> = new Set([
  ...['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'],
])

/**
 * Whether a language (BCP 47 tag) is written from right to left, by its script: the one that the tag names, else the likely
 * one (Unicode's likely subtags). False for a language that nobody knows.
 */
export function isRightToLeft(lang: string): boolean {
  try {
    return turnedScripts.has(new Intl.Locale(lang).maximize().script)
  } catch {
    return false
  }
}
