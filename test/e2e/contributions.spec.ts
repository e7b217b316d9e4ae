import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { violationsOf } from '../helpers/axe'
import { expect, test } from '../helpers/host'
import { runByMouse, runByName } from '../helpers/palette'
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

async function openWeekByKeys(page: Page): Promise<void> {
  await expect(page.getByRole('option', { name: 'Week 12' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+p')
  await expect(page.getByRole('textbox', { name: 'Filter posts' })).toBeFocused()
  await page.keyboard.type('Week')
  await expect(page.getByRole('listbox', { name: 'Posts' }).getByRole('option')).toHaveCount(1)
  const post = page.getByRole('option', { name: 'Week 12' })
  await tabTo(page, post)
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toContainText('Four five six')
}

/** Goes to a control by Tab, as far as it may be from the one that has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await control.evaluate((own) => own === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

/** Puts the cursor at the end of the text by keys, behind its last word, and rubs out some of it. */
async function retypeEnd(page: Page, before: string, after: string): Promise<void> {
  await page.keyboard.press('Alt+PageDown')
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ArrowLeft')
  for (let step = 0; step < before.length; step += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type(after)
}

test('a contribution is imported by keyboard alone, and undo takes it back', async ({ app }) => {
  const { page } = app
  await openWeekByKeys(page)
  await runByName(page, 'import a contribution')
  const dialog = page.getByRole('dialog', { name: 'Import a contribution' })
  await expect(dialog.getByRole('textbox', { name: 'Text of the contribution' })).toBeFocused()
  await page.keyboard.insertText('---\ntitle: Mine\n---\n# A guest\nHello.\n')
  await tabTo(page, dialog.getByRole('combobox', { name: 'Author' }))
  await page.keyboard.type('Lena')
  await expect(dialog.getByRole('combobox', { name: 'Author' })).toHaveValue('lena')
  await tabTo(page, dialog.getByRole('combobox', { name: 'Place' }))
  await page.keyboard.press('ArrowUp')
  expect(await violationsOf(page)).toEqual([])
  await tabTo(page, dialog.getByRole('button', { name: 'Import' }))
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(editorOf(page)).toContainText('One two three.@lenaLena Brandt## A guestHello.@jorge')
  await expect(editorOf(page)).not.toContainText('title: Mine')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).not.toContainText('A guest')
})

test('a chosen file is imported with its images, by mouse alone', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  await runByMouse(page, 'Import a contribution…')
  const dialog = page.getByRole('dialog', { name: 'Import a contribution' })
  const choose = async (button: string, name: string, mimeType: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: button }).click()
    await (await chooser).setFiles({ name, mimeType, buffer })
  }
  await choose('Choose a file…', 'guest.md', 'text/markdown', Buffer.from('@lena\n![A map](pics/map.png)\n'))
  await expect(dialog.getByRole('listitem')).toContainText('not chosen')
  await dialog.getByRole('combobox', { name: 'Place' }).selectOption({ label: 'After @mina: First' })
  await choose('Choose the images…', 'map.png', 'image/png', pixel)
  await expect(dialog.getByRole('listitem')).toContainText('is copied')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(editorOf(page)).toContainText('![A map](map.png)')
  await expect.poll(() => readFile(join(app.folder, 'posts/map.png')).catch(() => null)).toEqual(pixel)
})

test('sections are extracted, and taken back with a choice for each overlap, by keyboard alone', async ({
  app,
}) => {
  const { page } = app
  await openWeekByKeys(page)
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

  await retypeEnd(page, 'five six.', '5 six.')
  await expect(editorOf(page)).toContainText('Four 5 six.')
  await runByName(page, 'take an extract back')
  const dialog = page.getByRole('dialog', { name: 'Take an extract back' })
  await expect(dialog.getByRole('textbox', { name: 'Text of the extract' })).toBeFocused()
  await page.keyboard.insertText(extract.replace('five', 'fünf').replace('## Second', '## Number two'))
  await expect(dialog.getByRole('listitem')).toContainText('Changed')
  const overlap = dialog.getByRole('radiogroup', { name: 'Both changed the same words: Second' })
  await expect(overlap.getByRole('radio', { name: /The post’s/ })).toBeChecked()
  expect(await violationsOf(page)).toEqual([])
  await tabTo(page, overlap.getByRole('radio', { name: /The post’s/ }))
  await page.keyboard.press('ArrowDown')
  await expect(overlap.getByRole('radio', { name: /The extract’s/ })).toBeChecked()
  await tabTo(page, dialog.getByRole('button', { name: 'Take back' }))
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toContainText('## Number twoFour fünf six.')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).toContainText('## SecondFour 5 six.')
})

test('sections are extracted and taken back, and the next post is made, by mouse alone', async ({ app }) => {
  const { page } = app
  await openWeek(page)
  const { text: extract } = await app.writtenBy(async () => {
    await runByMouse(page, 'Extract an author’s sections…')
    await page.getByRole('dialog').getByRole('option', { name: 'Jorge Vidal' }).click()
  })
  const changed = extract.replace('five', 'fünf').replace('## Second', '## Number two')

  await test.step('the post no longer has the section', async () => {
    await page.getByRole('tab', { name: 'Sections' }).click()
    await page.getByRole('button', { name: 'More for section 2' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(editorOf(page)).not.toContainText('Four five six')
  })

  await test.step('a chosen file is taken back, with a click for each overlap', async () => {
    await runByMouse(page, 'Take an extract back…')
    const dialog = page.getByRole('dialog', { name: 'Take an extract back' })
    const choose = async (text: string) => {
      const chooser = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: 'Choose a file…' }).click()
      await (await chooser).setFiles({
        name: 'week-12.jorge.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from(text),
      })
    }
    await choose(changed.replace('title: Week 12', 'title: Week twelve'))
    await expect(dialog).toContainText('Its front matter was changed, too. That is not taken back')
    const overlap = dialog.getByRole('radiogroup', { name: /^The post removed it, the extract changed it/ })
    await overlap.getByText('The extract’s').click()
    await expect(overlap.getByRole('radio', { name: /The extract’s/ })).toBeChecked()
    await dialog.getByRole('button', { name: 'Take back' }).click()
    await expect(editorOf(page)).toContainText('## Number twoFour fünf six.')
    await expect(editorOf(page)).toContainText('title: Week 12')
  })

  await test.step('the next post is made', async () => {
    await runByMouse(page, 'New post from this one…')
    const dialog = page.getByRole('dialog', { name: 'New post from this one' })
    await dialog.getByRole('button', { name: 'Create post' }).click()
    await expect(page.getByRole('option', { name: 'Week 13' })).toBeVisible()
    await expect(editorOf(page)).toContainText('title: Week 13')
  })
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

test('the next post of a series is made beside this one by keyboard alone', async ({ app }) => {
  const { page } = app
  await openWeekByKeys(page)
  await runByName(page, 'new post from')
  const dialog = page.getByRole('dialog', { name: 'New post from this one' })
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Week 13')
  await tabTo(page, dialog.getByLabel('Date'))
  // The same whichever of day and month comes first.
  await page.keyboard.type('06062024')
  await expect(dialog.getByLabel('Date')).toHaveValue('2024-06-06')
  await expect(dialog).toContainText('posts/week-13.md')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toContainText('title: Week 13')
  expect(await readFile(join(app.folder, 'posts/week-13.md'), 'utf8')).toBe(
    '---\ntitle: Week 13\nslug: week-13\nauthor: mina\ndate: 2024-06-06\ndraft: true\n---\n@mina\n\n@jorge\n',
  )
})
