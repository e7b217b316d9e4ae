import { JSDOM } from 'jsdom'

/** The ways in which a post can carry something hostile. `carry` gives Markdown for one payload. */
export interface Channel {
  name: string
  /** Whether the text of a payload is HTML there that an unprotected page would run. */
  isRaw: boolean
  /** How many payloads one post takes. */
  size: number
  post(payloads: readonly string[]): string
}

const oneLine = (payload: string) => payload.replace(/[\r\n]+/g, ' ')
const literal = (payload: string) => oneLine(payload).replace(/[!-/:-@[-`{-~]/g, '\\$&')
const quoted = (payload: string) => JSON.stringify(oneLine(payload))

/**
 * Ends whatever a payload has opened, so that the next one stands for itself: fences, comments, raw text. The byline
 * opens a section for each payload: hits are told by its number.
 */
export function fencedOff(payload: string, body = payload): string {
  const fence = /^ {0,3}(`{3,}|~{3,})/m.exec(payload)?.[1]
  return `@wen\n\n${body}\n${fence ? `${fence}\n` : ''}\n--> ?> ]]> </script></style></pre></textarea>\n\n`
}

const byBody = (name: string, isRaw: boolean, carry: (payload: string) => string): Channel => ({
  name,
  isRaw,
  size: 150,
  post: (payloads) =>
    `---\ntitle: ${name}\n---\n${payloads.map((payload) => fencedOff(carry(payload), carry(payload))).join('')}`,
})

const byFrontMatter = (
  name: string,
  size: number,
  make: (payloads: readonly string[]) => string,
): Channel => ({
  name,
  isRaw: false,
  size,
  post: (payloads) => `---\n${make(payloads)}---\nText.\n\n`,
})

const list = (payloads: readonly string[]) => `[${payloads.map(quoted).join(', ')}]`

export const channels: Channel[] = [
  byBody('body', true, (payload) => payload),
  byBody('raw element', true, (payload) => `<div title="x">\n\n${payload}\n\n</div>`),
  byBody(
    'image',
    false,
    (payload) =>
      `![${oneLine(payload)}](img/quay.png) ![${literal(payload)}](img/quay.png "${literal(payload)}") ![a](<${oneLine(payload)}>)`,
  ),
  byBody('code language', false, (payload) => `\`\`\`${oneLine(payload).replaceAll('`', '')}\ncode\n\`\`\``),
  byBody(
    'link',
    false,
    (payload) =>
      `[${literal(payload)}](<${oneLine(payload)}>) [b](${oneLine(payload)}) <${oneLine(payload)}>\n\n[c][r]\n\n[r]: <${oneLine(payload)}> "${literal(payload)}"`,
  ),
  byBody(
    'heading and note',
    false,
    (payload) =>
      `## ${literal(payload)} {#${oneLine(payload)}}\n\nText[^${literal(payload)}] ^[${literal(payload)}]`,
  ),
  byBody(
    'attributes and short codes',
    true,
    (payload) =>
      `Text *a*{.a ${oneLine(payload)}} {onclick=${oneLine(payload)}}\n\n{{< figure src="img/quay.png" caption=${quoted(payload)} >}}\n\n{% ${oneLine(payload)} %}\n\n::: {${oneLine(payload)}}\nx\n:::`,
  ),
  byBody(
    'formulas',
    true,
    (payload) => `$${oneLine(payload)}$ $\\href{${oneLine(payload)}}{x}$\n\n$$\n${oneLine(payload)}\n$$`,
  ),
  byFrontMatter(
    'title',
    1,
    ([payload = '']) =>
      `title: ${quoted(payload)}\ndescription: ${quoted(payload)}\nlang: ${quoted(payload)}\n`,
  ),
  byFrontMatter(
    'titles together',
    100,
    (payloads) =>
      `title: ${quoted(payloads.map((payload) => `${payload} "' --> ]]> </title></script></style>`).join(' '))}\n`,
  ),
  byFrontMatter(
    'authors and tags',
    100,
    (payloads) => `title: Lists\nauthors: ${list(payloads)}\ntags: ${list(payloads)}\n`,
  ),
]

/** What scripts ask of documents and forms: an element of this name stands in its place where the page is not cleaned. */
const { Document, Node, EventTarget, Element, HTMLElement, HTMLFormElement } = new JSDOM().window
const hiddenNames = new Set(
  [Document, Node, EventTarget, Element, HTMLElement, HTMLFormElement].flatMap(({ prototype }) =>
    Object.keys(prototype),
  ),
)

/** Whether a payload names an element so that methods or properties of the document, or of a form, are hidden by it. */
export function hidesPage(payload: string): boolean {
  const named = payload.matchAll(/\b(?:id|name)\s*=\s*["'`]?([\w-]+)/gi)
  return [...named].some(([, name]) => hiddenNames.has(name ?? ''))
}

/** A path for a post that is named by a payload, or null where the file system has none: slashes make folders. */
export function pathOf(payload: string): string | null {
  const path = `posts/${oneLine(payload)}.md`
  const isGood = path
    .split('/')
    .every((part) => part !== '' && part !== '..' && !part.startsWith('.') && Buffer.byteLength(part) < 250)
  return isGood && !path.includes('\0') ? path : null
}

/** Pieces of a list, each of at most `size`. */
export function piecesOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
