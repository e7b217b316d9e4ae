// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a name are what is refused here
const refused = /[\u0000-\u001f\u007f<>:"|?*\\/]/
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
/** In UTF-8, as file systems count. */
const longestName = 255

function utf8Length(text: string): number {
  let length = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}

/**
 * Why a file or folder should not get this name, in a sentence, or null. Folders travel: what one system cannot keep is
 * refused on all.
 */
export function whyNoFileName(name: string): string | null {
  if (name.trim() === '') return 'Type a name.'
  const sign = refused.exec(name)?.[0]
  if (sign !== undefined)
    return `A name cannot have ${/\s|\p{Cc}/u.test(sign) ? 'control characters' : `“${sign}”`} in it.`
  if (name === '.' || name === '..') return 'This name means a folder, not a file.'
  if (/[. ]$/.test(name)) return 'A name cannot end with a dot or a blank: Windows takes them away.'
  if (/^ /.test(name)) return 'A name cannot begin with a blank.'
  if (device.test(name))
    return `“${name.replace(/\..*$/s, '')}” is the name of a device on Windows. Choose another one.`
  if (utf8Length(name) > longestName) return 'This name is too long: file systems keep 255 bytes.'
  return null
}

/** As `whyNoFileName`, for each part of a path below the content folder; Windows takes paths of 260 characters. */
export function whyNoPath(path: string): string | null {
  for (const part of path.split('/')) {
    const reason = whyNoFileName(part)
    if (reason !== null) return reason
  }
  return path.length > 200 ? 'This path is too long: some systems keep 260 characters of it all.' : null
}

/** Whether two names are one on some disk: in another case, or in another Unicode form. */
export function isSameName(one: string, other: string): boolean {
  const folded = (name: string) => name.normalize('NFC').toLowerCase()
  return folded(one) === folded(other)
}
