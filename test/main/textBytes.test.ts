import { describe, expect, it } from 'vitest'
import { encodeText } from '../../main/textBytes'

describe('encodeText', () => {
  it('gives the bytes of a text', () => {
    for (const text of ['', 'a', 'ä€😀\0\u2028', '😀'.repeat(50_000), 'b'.repeat(3_000_000)]) {
      const { bytes, release } = encodeText(text)
      expect(bytes.equals(Buffer.from(text))).toBe(true)
      release()
    }
  })

  it('gives each text memory of its own until it is released', () => {
    const first = encodeText('first')
    const second = encodeText('second')
    expect(first.bytes.toString()).toBe('first')
    first.release()
    const third = encodeText('third')
    expect(third.bytes.buffer).toBe(first.bytes.buffer)
    expect(second.bytes.toString()).toBe('second')
    // A second release frees nothing that another text has by now.
    first.release()
    const fourth = encodeText('fourth')
    expect(fourth.bytes.buffer).not.toBe(third.bytes.buffer)
    expect([third, fourth].map(({ bytes }) => bytes.toString())).toEqual(['third', 'fourth'])
  })
})
