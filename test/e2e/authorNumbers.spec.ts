import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'

test('shares of a post and numbers of the folder are told, and an author’s posts listed alone', async ({
  app,
}) => {
  const { page, folder } = app
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await page.keyboard.press('ControlOrMeta+Alt+a')
  const shares = page.getByRole('list', { name: 'Shares of this post' }).getByRole('listitem')
  await expect(shares).toHaveText([/Mina Okafor\s*\d+ %.*\d+ words/, /Jorge Vidal\s*\d+ %.*\d+ words/])
  const authors = page.getByRole('listbox', { name: 'Authors' }).getByRole('option')
  await expect(authors).toHaveCount(2)
  await expect(authors.filter({ hasText: 'Jorge Vidal' })).toContainText('2 posts')
  await expect(authors.filter({ hasText: 'Mina Okafor' })).toContainText(/1 post · \d+ words · 2 May 2024/)

  await test.step('a click lists the posts of one author, another lists all', async () => {
    const posts = page.getByRole('listbox', { name: 'Posts' }).getByRole('option')
    await expect(posts).toHaveCount(5)
    await authors.filter({ hasText: 'Jorge Vidal' }).click()
    await expect(posts).toHaveCount(2)
    const details = page.getByRole('region', { name: 'Jorge Vidal' })
    await expect(details.getByRole('img')).toHaveAccessibleName(
      /2 posts and \d+ words from Jun 2022 to May 2024/,
    )
    await page.getByRole('textbox', { name: 'Filter posts' }).fill('harbour')
    await expect(posts).toHaveCount(1)
    await page.getByRole('textbox', { name: 'Filter posts' }).fill('')
    await page.getByRole('button', { name: 'Posts by Jorge Vidal: show all again' }).click()
    await expect(posts).toHaveCount(5)
    await expect(details).toHaveCount(0)
  })

  await test.step('the keyboard chooses an author, and edits one', async () => {
    await authors.first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('button', { name: 'Posts by Mina Okafor: show all again' })
    await expect(chip).toBeVisible()
    await page.getByRole('button', { name: 'Edit author…' }).press('Enter')
    await expect(page.getByRole('dialog')).toContainText('mina')
    await page.keyboard.press('Escape')
    await chip.press('Enter')
    await expect(chip).toHaveCount(0)
  })

  await test.step('a post that comes is counted, and typing changes the shares', async () => {
    await writeFile(
      join(folder, 'posts/new.md'),
      '---\ntitle: New\ndate: 2024-06-01\n---\n@lena\nTwo words.\n',
    )
    await expect(authors.filter({ hasText: 'Lena Brandt' })).toContainText('1 post · 2 words · 1 Jun 2024')
    await page.getByRole('textbox', { name: 'Markdown' }).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\n@lena\nfour words by Lena')
    await expect(shares.nth(2)).toContainText(/Lena Brandt.*4 words/)
  })

  await test.step('other orders', async () => {
    await page.getByRole('button', { name: 'Sort authors: Posts' }).click()
    await page.getByRole('menuitemradio', { name: 'Name' }).click()
    await expect(authors).toHaveText([/Jorge Vidal/, /Lena Brandt/, /Mina Okafor/])
    await page.getByRole('button', { name: 'Sort authors: Name' }).click()
    await page.getByRole('menuitemradio', { name: 'Last post' }).click()
    await expect(authors.first()).toContainText('Lena Brandt')
  })
})
