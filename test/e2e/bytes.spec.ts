import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'
import { sampleFiles } from '../helpers/sampleFolder'

/** Texts that a careless editor changes where nobody typed; the numbers of the faults that each is for. */
const texts: Record<string, string> = {
  'F35 crlf': 'One\r\n\r\nTwo\r\n',
  'F35 lf': 'One\n\nTwo\n',
  'F35 cr': 'One\r\rTwo\r',
  'F35 mixed': 'One\r\n\nTwo\rThree\n',
  'F36 mark': '\ufeffOne\r\nTwo\r\n',
  'F37 no final newline': 'One\nTwo',
  'F37 final newlines': 'One\nTwo\n\n\n',
  'F39 odd characters': 'One \u0000 \u2028 \u2029 \u202eback\u202c \u200b\u200d\ufeff \u0085 😀\nTwo\n',
  'F40 blanks': 'One  \t\n\n\n   \nTwo\t \n\n \n',
  'F42 broken': '---\r\ntitle: "never closed\r\ntags: [a\r\n---\r\nOne \r\n',
  'F43 empty block': '---\n---\nOne\n',
  'F43 rule': '---\ntitle: F43 rule\n---\nOne\n\n---\n\nTwo\n',
  'F43 toml': '+++\r\ntitle = "F43 toml" # kept\r\n+++\r\nOne\r\n',
}
const fileOf = (name: string) => `posts/${name.replaceAll(' ', '-')}.md`

test.use({
  files: {
    ...sampleFiles,
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [fileOf(name), text])),
  },
})

test('F35 F36 F37 F39 F40 F42 F43 one typed letter changes one letter of the file', async ({ app }) => {
  test.setTimeout(180_000)
  const { page, folder } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  for (const [name, text] of Object.entries(texts)) {
    await test.step(name, async () => {
      await page.getByTitle(fileOf(name), { exact: true }).click()
      const first = page.locator('.cm-line', { hasText: /^One/ }).first()
      await expect(first).toBeVisible()
      await first.click()
      await page.keyboard.press('Home')
      await page.keyboard.type('X')
      await expect(editor).toContainText('XOne')
      await page.keyboard.press('ControlOrMeta+s')
      const file = join(folder, fileOf(name))
      await expect.poll(() => readFile(file, 'utf8')).toBe(text.replace('One', 'XOne'))
    })
  }
})

test('F44 a post that is opened and saved without an edit is not written', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, fileOf('F35 mixed'))
  const before = await stat(file)
  await page.getByTitle(fileOf('F35 mixed'), { exact: true }).click()
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await expect(editor).toContainText('Three')
  await editor.click()
  await page.keyboard.type('a')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('ControlOrMeta+s')
  await page.keyboard.press('ControlOrMeta+Shift+s')
  await page.waitForTimeout(500)
  const after = await stat(file)
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino])
})
