import { changeWorker } from '../helpers/changedWorker'
import { expect, test } from '../helpers/host'

/** The worker holds back what it has read, so that a command comes before it. */
const late = `
const post = self.postMessage.bind(self)
self.postMessage = (...message) => setTimeout(() => post(...message), 4000)
`

test('commands on sections are there before a post has been read, and wait for it', async ({ app }) => {
  const { page } = app
  await changeWorker(page, late)
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('How to read a log book')
  await page.keyboard.press('ControlOrMeta+Shift+p')
  const commands = page.getByRole('listbox', { name: 'Commands' })
  await expect(commands.getByRole('option', { name: /Sort sections/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByText('Every evening somebody counts.').click()
  await page.keyboard.press('ControlOrMeta+Alt+ArrowDown')
  await expect(editor).toContainText(/@jorge.*How to read a log book.*@mina.*counting ships/)
})
