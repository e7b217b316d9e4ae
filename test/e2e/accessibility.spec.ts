import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'

for (const scheme of ['light', 'dark'] as const) {
  test(`every panel passes axe in ${scheme}`, async ({ app }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme: scheme })
    await page.getByRole('option', { name: 'Harbour lights' }).click()
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeVisible()
    for (const tab of ['Front matter', 'Sections', 'Authors', 'Checks']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.waitForTimeout(200)
      expect(await violationsOf(page)).toEqual([])
    }
    await page.keyboard.press('ControlOrMeta+Shift+p')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violationsOf(page, true)).toEqual([])
  })
}
