import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import { runByName } from '../helpers/palette'
import { pixel, sampleFiles } from '../helpers/sampleFolder'

const week = `---
title: Week 12
slug: week-12
author: mina
date: 2024-05-02
draft: false
---
@mina
## First
One two three.

@jorge
## Second
Four five six.
`

test.use({ files: { ...sampleFiles, 'posts/week-12.md': week } })

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

async function openWeek(page: Page): Promise<void> {
  await page.getByRole('option', { name: 'Week 12' }).click()
  await expect(editorOf(page)).toContainText('Four five six')
}

/** Replaces a text in the editor by typing, with the search panel out of the way. */
async function retype(page: Page, before: string, after: string): Promise<void> {
  await editorOf(page).getByText(before, { exact: false }).first().click()
  await page.keyboard.press('End')
  for (let step = 0; step < before.length; step += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type(after)
}

test('a contribution is imported by keyboard, and undo takes it back', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  await runByName(page, 'import a contribution')
  const dialog = page.getByRole('dialog', { name: 'Import a contribution' })
  await expect(dialog.getByRole('textbox', { name: 'Text of the contribution' })).toBeFocused()
  await page.keyboard.insertText('---\ntitle: Mine\n---\n# A guest\nHello.\n')
  await dialog.getByRole('combobox', { name: 'Author' }).selectOption('lena')
  await dialog.getByRole('combobox', { name: 'Place' }).selectOption({ label: 'After @mina: First' })
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Import' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('One two three.@lenaLena Brandt## A guestHello.@jorge')
  await expect(editorOf(page)).not.toContainText('title: Mine')
  await editorOf(page).getByText('Hello.').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).not.toContainText('A guest')
})

test('a chosen file is imported with its images', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  await runByName(page, 'import a contribution')
  const dialog = page.getByRole('dialog', { name: 'Import a contribution' })
  const choose = async (button: string, name: string, mimeType: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: button }).click()
    await (await chooser).setFiles({ name, mimeType, buffer })
  }
  await choose('Choose a file…', 'guest.md', 'text/markdown', Buffer.from('@lena\n![A map](pics/map.png)\n'))
  await expect(dialog.getByRole('listitem')).toContainText('not chosen')
  await choose('Choose the images…', 'map.png', 'image/png', pixel)
  await expect(dialog.getByRole('listitem')).toContainText('is copied')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(editorOf(page)).toContainText('![A map](map.png)')
  await expect.poll(() => readFile(join(app.folder, 'posts/map.png')).catch(() => null)).toEqual(pixel)
})

test('sections are extracted, and taken back with a choice for each overlap', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  const { name, text: extract } = await app.writtenBy(async () => {
    await runByName(page, 'extract an author')
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
    await page.keyboard.type('jorge')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  })
  expect(name).toBe('week-12.jorge.md')
  expect(extract).toContain('author: jorge')
  expect(extract).not.toContain('One two three')

  await retype(page, 'Four five six.', 'Four 5 six.')
  await runByName(page, 'take an extract back')
  const dialog = page.getByRole('dialog', { name: 'Take an extract back' })
  await expect(dialog.getByRole('textbox', { name: 'Text of the extract' })).toBeFocused()
  await page.keyboard.insertText(extract.replace('five', 'fünf').replace('## Second', '## Number two'))
  await expect(dialog.getByRole('listitem')).toContainText('Changed')
  const overlap = dialog.getByRole('radiogroup', { name: 'Both changed the same words: Second' })
  await expect(overlap.getByRole('radio', { name: /The post’s/ })).toBeChecked()
  expect(await violationsOf(page)).toEqual([])
  await overlap.getByRole('radio', { name: /The post’s/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(overlap.getByRole('radio', { name: /The extract’s/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect(editorOf(page)).toContainText('## Number twoFour fünf six.')
  await editorOf(page).getByText('Number two').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).toContainText('## SecondFour 5 six.')
})

test('a text that is no extract is refused with the reason', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  await runByName(page, 'take an extract back')
  const dialog = page.getByRole('dialog', { name: 'Take an extract back' })
  await dialog.getByRole('textbox').fill('@jorge\nText.')
  await expect(dialog.getByRole('alert')).toContainText('cannot tell whose they are')
  await expect(dialog.getByRole('button', { name: 'Take back' })).toBeDisabled()
})

test('the next post of a series is made beside this one', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  await runByName(page, 'new post from')
  const dialog = page.getByRole('dialog', { name: 'New post from this one' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Week 13')
  await dialog.getByLabel('Date').fill('2024-05-09')
  await expect(dialog).toContainText('posts/week-13.md')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Create post' }).click()
  await expect(page.getByRole('option', { name: 'Week 13' })).toBeVisible()
  await expect(editorOf(page)).toContainText('title: Week 13')
  expect(await readFile(join(app.folder, 'posts/week-13.md'), 'utf8')).toBe(
    '---\ntitle: Week 13\nslug: week-13\nauthor: mina\ndate: 2024-05-09\ndraft: true\n---\n@mina\n\n@jorge\n',
  )
})
