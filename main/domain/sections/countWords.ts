const countedByCharacter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const joiners = new Set(["'", '’', '-', '_', '.', ','])

/** What a reader reads: words written with letters, and characters of Chinese and Japanese. */
export interface ReadingLoad {
  words: number
  characters: number
}

/** How many words a text has: runs of letters and digits; Chinese and Japanese characters count one each. */
export function countWords(text: string): number {
  const { words, characters } = countReading(text)
  return words + characters
}

/** Minutes that reading takes, to the nearest one: 0 for nothing, else at least 1. */
export function minutesToRead({ words, characters }: ReadingLoad): number {
  if (words + characters === 0) return 0
  return Math.max(1, Math.round(words / 230 + characters / 500))
}

/** Counts words, and apart from them the characters of Chinese and Japanese, which have none between spaces. */
export function countReading(text: string): ReadingLoad {
  let words = 0
  let characters = 0
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
      characters += 1
      isInWord = false
    } else if (wordCharacter.test(character)) {
      if (!isInWord) words += 1
      isInWord = true
    } else if (!joiners.has(character)) {
      isInWord = false
    }
  }
  return { words, characters }
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
