import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePost, encodePost } from '#domain/postText'

const piece = fc.constantFrom('\n', '\r', '\r\n', 'a', 'ü', '😀', ' ', '\u2028', '\ufeff', '\u0000')
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
)

describe('decodePost and encodePost', () => {
  it('F35 F36 F37 F39 F40 give back every string', () => {
    fc.assert(
      fc.property(anyText, (raw) => encodePost(decodePost(raw)) === raw),
      { numRuns: 2000 },
    )
  })

  it('hold no carriage return and no byte order mark at the start of the text', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, exceptions } = decodePost(raw)
        expect(text).not.toContain('\r')
        for (const { at } of exceptions) expect(text[at]).toBe('\n')
      }),
    )
  })

  it.each([
    ['a\nb', { text: 'a\nb', bom: false, lineEnding: '\n', exceptions: [] }],
    ['\ufeffa\r\nb\r\n', { text: 'a\nb\n', bom: true, lineEnding: '\r\n', exceptions: [] }],
    ['a\rb', { text: 'a\nb', bom: false, lineEnding: '\r', exceptions: [] }],
    [
      'a\r\nb\nc\r\n',
      { text: 'a\nb\nc\n', bom: false, lineEnding: '\r\n', exceptions: [{ at: 3, ending: '\n' }] },
    ],
    [
      '\r\r\n\n',
      {
        text: '\n\n\n',
        bom: false,
        lineEnding: '\n',
        exceptions: [
          { at: 0, ending: '\r' },
          { at: 1, ending: '\r\n' },
        ],
      },
    ],
    ['a\u2028b\u0085', { text: 'a\u2028b\u0085', bom: false, lineEnding: '\n', exceptions: [] }],
  ] as const)('decode %j', (raw, expected) => {
    expect(decodePost(raw)).toEqual(expected)
  })

  it('give new lines the ending that most lines have', () => {
    const post = decodePost('a\r\nb\r\nc\n')
    expect(encodePost({ ...post, text: `${post.text}d\ne\n` })).toBe('a\r\nb\r\nc\nd\r\ne\r\n')
  })

  it('pass over an exception whose line end is gone', () => {
    expect(
      encodePost({ text: 'ab\nc\n', bom: false, lineEnding: '\n', exceptions: [{ at: 1, ending: '\r\n' }] }),
    ).toBe('ab\nc\n')
  })

  it('keep an empty line between CR and LF', () => {
    const post = {
      text: 'a\n\nc',
      bom: false,
      lineEnding: '\r' as const,
      exceptions: [{ at: 2, ending: '\n' as const }],
    }
    expect(decodePost(encodePost(post)).text).toBe('a\n\nc')
  })

  it('lose no line whatever the exceptions', () => {
    const ending = fc.constantFrom('\n' as const, '\r' as const, '\r\n' as const)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\n', 'a'), { maxLength: 20 }),
        ending,
        fc.array(ending, { maxLength: 20 }),
        (parts, lineEnding, others) => {
          const text = parts.join('')
          const exceptions = others
            .map((other, at) => ({ at, ending: other }))
            .filter(({ at }) => text[at] === '\n')
          expect(decodePost(encodePost({ text, bom: false, lineEnding, exceptions })).text).toBe(text)
        },
      ),
    )
  })

  it('take 10 MB of mixed lines', () => {
    const raw = 'a line of text\r\nanother\n'.repeat(430_000)
    expect(encodePost(decodePost(raw)) === raw).toBe(true)
  })
})
