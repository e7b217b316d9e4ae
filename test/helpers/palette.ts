import { expect, type Page } from 'playwright/test'

/** Runs a command as a writer does who knows a part of its name. */
export async function runByName(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** Runs a command by mouse alone: chosen from the list of all commands. */
export async function runByMouse(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { name }).click()
}
