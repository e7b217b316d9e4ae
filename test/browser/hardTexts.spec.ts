import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleOf } from '../helpers/depth'
import { expect, test } from '../helpers/host'
import { pathologicalCases } from '../helpers/pathological'
import { sampleFiles } from '../helpers/sampleFolder'

const cases = sampleOf(pathologicalCases, 12)
const first = (index: number) => `First words ${index}.`
const file = (index: number) => `posts/case-${index}.md`

test.use({
  files: {
    ...sampleFiles,
    ...Object.fromEntries(
      cases.map(({ make }, index) => [file(index), `${first(index)}\n\n${make()}`] as const),
    ),
  },
})

test('B04 B05 texts that bring Markdown parsers down can be opened, changed and saved', async ({ app }) => {
  const { page, folder } = app
  test.setTimeout(60_000 * cases.length)
  await page.setViewportSize({ width: 1280, height: 60 * (cases.length + 12) })
  const preview = page.frameLocator('iframe[title="Preview"]')
  const box = page.getByRole('status').filter({ hasText: 'takes too long to show' })
  /** Waits for words on the page, or for the box in its place. */
  const shown = (words: string) =>
    expect
      .poll(async () => (await preview.getByText(words).count()) + (await box.count()), { timeout: 60_000 })
      .toBeGreaterThan(0)
  for (const [index, { name }] of cases.entries()) {
    await test.step(name, async () => {
      await page.getByTitle(file(index), { exact: true }).click()
      const line = page.locator('.cm-line', { hasText: first(index) }).first()
      await expect(line).toBeVisible({ timeout: 60_000 })
      await shown(first(index))
      await line.click()
      await page.keyboard.press('ControlOrMeta+Home')
      await page.keyboard.type('Still here. ')
      await shown('Still here.')
      await page.keyboard.press('ControlOrMeta+s')
      await expect
        .poll(async () => (await readFile(join(folder, file(index)), 'utf8')).slice(0, 12), {
          timeout: 60_000,
        })
        .toBe('Still here. ')
    })
  }
})
