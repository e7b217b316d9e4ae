import { expect, test } from 'vitest'
import { commonMark, githubMarkdown, standardFeatures } from '#domain/markdown/features'
import { commonMarkExamples, failures, githubExamples } from '../../helpers/specExamples'

/** Links to addresses that pages do not follow (irc, made-up schemes …) are text. */
const unsafeLinks = [596, 598, 599, 601]

/** What the features change on purpose, by the numbers of the examples. */
const changed = {
  'headings have ids': [
    10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95, 96,
    102, 103, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
  ],
  'addresses in the text are links': [602, 608, 611, 612],
  'pages follow safe links only': unsafeLinks,
}

test('CommonMark: 652 examples without features', () => {
  expect(commonMarkExamples).toHaveLength(652)
  expect(failures(commonMarkExamples, commonMark, { links: 'all' })).toEqual([])
  expect(failures(commonMarkExamples, commonMark, { links: 'safe' })).toEqual(unsafeLinks)
})

test('CommonMark: with the features of posts, only what they are for is changed', () => {
  const expected = Object.values(changed)
    .flat()
    .sort((a, b) => a - b)
  expect(failures(commonMarkExamples, standardFeatures, { links: 'safe' })).toEqual(expected)
})

/** Why pages differ from GitHub's examples. */
const unlikeGithub = {
  'linkify-it allows a plus in the name of a host': [631],
  'pages follow safe links only; xmpp is none': [633, 634, 635],
  'the sanitiser takes out what GitHub makes text of': [657],
}

test("GitHub's extensions: 28 examples", () => {
  expect(githubExamples).toHaveLength(28)
  expect(failures(githubExamples, githubMarkdown, { links: 'safe' })).toEqual(
    Object.values(unlikeGithub).flat(),
  )
})
