/** The text that an address stands for; an address with a percent sign of its own is what it says. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A path as an address between brackets: what would end it, or mean something else in it, is encoded. */
export const encodeAddress = (path: string): string =>
  path.replace(/[\s%()<>"'?#\\]/g, (sign) => encodeURIComponent(sign).replace(/[()']/, percent))

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
