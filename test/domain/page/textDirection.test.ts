import { expect, it } from 'vitest'
import { isRightToLeft } from '#domain/page/textDirection'

it('is told by language and script, and by nothing else', () => {
  for (const lang of ['ar', 'he', 'fa-IR', 'ur', 'ckb', 'az-Arab', 'yi'])
    expect([lang, isRightToLeft(lang)]).toEqual([lang, true])
  for (const lang of ['en', 'de-CH', 'ar-Latn', 'zh', '', 'x', 'not a tag', '"><b>'])
    expect([lang, isRightToLeft(lang)]).toEqual([lang, false])
})
