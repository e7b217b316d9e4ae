import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

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

/** Colours on their way from one to the other are nobody's: what moves and comes to an end is waited for. */
async function waitForTransitions(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Runs axe in the window's own document and answers with one line per violation. */
export async function violationsOf(page: Page, isPalette = false): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'))
  await waitForTransitions(page)
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
