import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageSizeOf } from '../../main/imageSize'
import { gif, jpeg, png, webp } from '../helpers/images'

const svg = (text: string) => imageSizeOf(Buffer.from(text), 'image/svg+xml')

describe('the size of an image', () => {
  it.each([
    ['image/png', png(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/webp', webp(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
    ['image/jpeg', jpeg(640, 480, 3)],
    ['image/jpeg', jpeg(480, 640, 6)],
    ['image/jpeg', jpeg(480, 640, 8)],
  ])('is read from the header (%s)', (type, bytes) => {
    expect(imageSizeOf(bytes, type)).toEqual({ width: 640, height: 480 })
  })

  it.each([
    ['<svg width="30" height="20">', { width: 30, height: 20 }],
    [
      '<?xml version="1.0"?><!-- <svg width="1" height="1"> --><svg width="1in" height="48pt">',
      { width: 96, height: 64 },
    ],
    ["<svg viewBox='0 0 30 20' width='60'>", { width: 60, height: 40 }],
    ['<svg viewBox="0,0,30,20" height="40px" width="100%">', { width: 60, height: 40 }],
    ['<svg viewBox="0 0 30 20">', { width: 2000, height: 1333 }],
    ['<svg>', null],
    ['<svg viewBox="0 0 0 20">', null],
    ['<svg viewBox="0 0 -5 20" width="10">', null],
    ['<svg width="1e9" height="1">', null],
    ['<svg width="999999" height="999999">', null],
    ['<html><p>no picture', null],
  ])('of %s is %j', (text, size) => expect(svg(text)).toEqual(size))

  it('is not told by what is no image, and nothing is thrown', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('GIF89a'),
      Buffer.from('<svg'),
      png(0, 5),
      png(1 << 30, 5),
    ])
      for (const type of ['image/png', 'image/svg+xml']) expect(imageSizeOf(bytes, type)).toBeNull()
  })

  it('takes damaged headers as they come', () => {
    const whole = [
      png(9, 9),
      gif(9, 9),
      webp(9, 9),
      jpeg(9, 9, 6),
      Buffer.from('\0\0\0 ftypavif\0\0\0\0avifmif1'),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(120),
        (bytes, changes, length) => {
          const damaged = Buffer.concat([bytes, Buffer.alloc(40)])
          for (const [at, value] of changes) damaged[at % damaged.length] = value
          const size = imageSizeOf(damaged.subarray(0, length), 'image/png')
          if (size !== null) expect(size.width > 0 && size.height > 0).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
