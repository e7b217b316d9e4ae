import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'

test('shares of a post and numbers of the folder are told, and an author’s posts listed alone', async ({
  app,
}) => {
  const { page, folder } = app
  const shares = page.getByRole('list', { name: 'Shares of this post' }).getByRole('listitem')
  await test.step('the folder has authors before a post is open', async () => {
    await expect(page.getByRole('option', { name: 'Harbour lights' })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Alt+a')
    await expect(page.getByRole('listbox', { name: 'Authors' }).getByRole('option')).toHaveCount(2)
    await expect(page.getByRole('tab', { name: 'Sections' })).toBeDisabled()
    await expect(page.getByRole('heading', { name: 'In this post' })).toHaveCount(0)
    expect(await violationsOf(page)).toEqual([])
  })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
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
    const table = details.getByRole('table')
    await expect(table).toHaveCount(0)
    await details.getByText('Months in figures').press('Enter')
    await expect(table.getByRole('row')).toHaveCount(3)
    await expect(table.getByRole('columnheader')).toHaveText(['Month', 'Posts', 'Words'])
    await expect(table.getByRole('row', { name: /^May 2024 1 \d+$/ })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await details.getByText('Months in figures').click()
    await expect(table).toHaveCount(0)
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

  await test.step('Escape lists all again, from the chip and from the list', async () => {
    const posts = page.getByRole('listbox', { name: 'Posts' })
    const chip = page.getByRole('button', { name: 'Posts by Mina Okafor: show all again' })
    await authors.filter({ hasText: 'Mina Okafor' }).click()
    await chip.press('Escape')
    await expect(chip).toHaveCount(0)
    await expect(posts.getByRole('option', { name: 'Harbour lights' })).toBeFocused()
    await authors.filter({ hasText: 'Mina Okafor' }).click()
    await expect(posts.getByRole('option')).toHaveCount(1)
    await posts.getByRole('option').press('Escape')
    await expect(chip).toHaveCount(0)
    await expect(posts.getByRole('option')).toHaveCount(5)
    await expect(posts.getByRole('option', { name: 'Harbour lights' })).toBeFocused()
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
