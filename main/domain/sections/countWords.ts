const countedByCharacter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const joiners = new Set(["'", '’', '-', '_', '.', ','])

/** How many words a text has: runs of letters and digits; Chinese and Japanese characters count one each. */
export function countWords(text: string): number {
  let words = 0
  let isInWord = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) {
      if (isAsciiWord(code)) {
        if (!isInWord) words += 1
        isInWord = true
      } else if (!joiners.has(text.charAt(index)) || !isAsciiWord(text.charCodeAt(index + 1))) {
        isInWord = false
      }
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(index) ?? code)
    if (character.length > 1) index += 1
    if (countedByCharacter.test(character)) {
      words += 1
      isInWord = false
    } else if (wordCharacter.test(character)) {
      if (!isInWord) words += 1
      isInWord = true
    } else if (!joiners.has(character)) {
      isInWord = false
    }
  }
  return words
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
