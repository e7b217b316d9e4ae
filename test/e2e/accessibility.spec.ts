import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * WCAG 2.2 A and AA. An option of the list is named by its post's title alone, while it shows author and date as well:
 * that is wanted, as one hears the titles while going through the list.
 */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'label-content-name-mismatch': { enabled: false } },
}

/** The list of commands is worked from the search box above it: arrow keys move in it without taking the focus. */
const paletteRules = { 'scrollable-region-focusable': { enabled: false } }

/** Runs axe in the window's own document and answers with one line per violation. */
async function violationsOf(page: Page, isPalette = false): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
        }
      }
      const { violations } = await axe.run({ exclude: [['iframe']] }, { iframes: false, ...options })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      )
    },
    { ...rules, rules: { ...rules.rules, ...(isPalette && paletteRules) } },
  )
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every panel passes axe in ${scheme}`, async ({ app }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme: scheme })
    await page.getByRole('option', { name: 'Harbour lights' }).click()
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeVisible()
    for (const tab of ['Front matter', 'Sections', 'Checks']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.waitForTimeout(200)
      expect(await violationsOf(page)).toEqual([])
    }
    await page.keyboard.press('ControlOrMeta+Shift+p')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violationsOf(page, true)).toEqual([])
  })
}
