import { expect, test } from 'vitest'
import { analysePost } from '#domain/analysis'
import { pathologicalCases } from '../../helpers/pathological'

/** The bound is the time that a test may take: what is worse than linear takes minutes at these sizes. */
test.each(pathologicalCases)('B04 bounded: $name', { timeout: 60_000 }, ({ make }) => {
  const { page } = analysePost(make(), {
    id: 'a.md',
    authors: [],
    missingImages: [],
    imageUrl: (source) => source,
  })
  expect(page.sections.length).toBeGreaterThan(0)
})
