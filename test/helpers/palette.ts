import { expect, type Page } from 'playwright/test'

/** Runs a command as a writer does who knows a part of its name. */
export async function runByName(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
