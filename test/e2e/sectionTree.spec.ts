import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from '../helpers/host'
import { runByMouse } from '../helpers/palette'

const post = `---
title: Four voices
authors: [mina, jorge, lena]
---

@mina
## First
One.

### Inner
Two.

@jorge
## Second
Three.

@lena
## Third
Four, by @nobody.

@mina
## Fourth
![gone](img/gone.png)
`

const rows = (page: Page, level: number) =>
  page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level })

/** The first words of the sections in the preview, in order. */
async function expectOrder(page: Page, authors: string[], headings: string[]) {
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.locator('h2, h3')).toHaveText(headings)
  const shown = preview.locator('section[data-author]')
  await expect(shown).toHaveCount(authors.length)
  for (const [index, author] of authors.entries())
    await expect(shown.nth(index)).toHaveAttribute('data-author', author)
}

/** The headings of the list are those, in this order: it has been drawn again. */
async function expectRows(page: Page, headings: string[]) {
  await expect(rows(page, 2)).toHaveText(headings)
}

/** Drags a row to a place of another one, and lets go when the place is shown. */
async function drag(page: Page, from: Locator, to: Locator, down = 0.5) {
  await from.hover({ position: { x: 90, y: 12 } })
  await page.mouse.down()
  const box = (await to.boundingBox())!
  const y = box.y + box.height * down
  await page.mouse.move(box.x + 100, y - 2, { steps: 6 })
  await page.mouse.move(box.x + 90, y, { steps: 3 })
  await expect(page.getByRole('treegrid').locator('[data-drop-target]')).not.toHaveCount(0)
  await page.mouse.up()
}

test.beforeEach(async ({ app }) => {
  await writeFile(join(app.folder, 'posts/four.md'), post)
  const { page } = app
  await page.getByRole('option', { name: 'Four voices' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Four, by')
  await page.keyboard.press('ControlOrMeta+Alt+s')
  await expect(rows(page, 1)).toHaveCount(4)
})

test('sections and headings are dragged by the mouse', async ({ app }) => {
  const { page } = app
  await drag(page, rows(page, 1).nth(2), rows(page, 1).nth(0), 0.1)
  await expectOrder(page, ['lena', 'mina', 'jorge', 'mina'], ['Third', 'First', 'Inner', 'Second', 'Fourth'])
  await expectRows(page, ['Third', 'First', 'Inner', 'Second', 'Fourth'])
  // Any row of a section stands for the whole section while another one is dragged.
  await drag(page, rows(page, 1).nth(0), rows(page, 2).last(), 0.8)
  await expectOrder(page, ['mina', 'jorge', 'mina', 'lena'], ['First', 'Inner', 'Second', 'Fourth', 'Third'])
  await expectRows(page, ['First', 'Inner', 'Second', 'Fourth', 'Third'])
  // A heading keeps its author wherever it goes.
  await drag(page, page.getByRole('row', { name: 'Inner' }), page.getByRole('row', { name: 'Lena Brandt' }))
  await expectOrder(
    page,
    ['mina', 'jorge', 'mina', 'lena', 'mina'],
    ['First', 'Second', 'Fourth', 'Third', 'Inner'],
  )
  await expectRows(page, ['First', 'Second', 'Fourth', 'Third', 'Inner'])
  await drag(page, page.getByRole('row', { name: 'Fourth' }), page.getByRole('row', { name: 'Second' }), 0.1)
  await expectOrder(page, ['mina', 'jorge', 'lena', 'mina'], ['First', 'Fourth', 'Second', 'Third', 'Inner'])
  await expectRows(page, ['First', 'Fourth', 'Second', 'Third', 'Inner'])
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
})

test('a section goes on with a key that is held down, and the cursor stays in its text', async ({ app }) => {
  const { page } = app
  await page.getByRole('textbox', { name: 'Markdown' }).getByText('Fourth').click()
  await page.keyboard.press('End')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+Alt+ArrowUp')
  await expectRows(page, ['Fourth', 'First', 'Inner', 'Second', 'Third'])
  await page.keyboard.type(' voice')
  await expectRows(page, ['Fourth voice', 'First', 'Inner', 'Second', 'Third'])
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ControlOrMeta+Alt+ArrowDown')
  await expectRows(page, ['First', 'Inner', 'Second', 'Fourth voice', 'Third'])
})

test('several sections are selected, given away and removed by the mouse', async ({ app }) => {
  const { page } = app
  await rows(page, 1).nth(1).click()
  await rows(page, 1)
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('button', { name: 'More for section 3' }).click()
  await page.getByRole('menuitem', { name: /Mina Okafor/ }).click()
  await expectOrder(page, ['mina', 'mina', 'mina', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  await page.keyboard.press('ControlOrMeta+z')
  await expectOrder(page, ['mina', 'jorge', 'lena', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  // The list comes after the page; what is chosen in it before is refused, as its rows then stand for others.
  await expect(rows(page, 1)).toContainText(['Mina', 'jorge', 'lena', 'Mina'], { ignoreCase: true })
  await rows(page, 1).nth(1).click()
  await rows(page, 1)
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'More for section 2' }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(page.getByRole('row', { name: 'Second' })).toHaveCount(0)
})

test('the keyboard goes, selects, collapses, moves, gives and removes', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await rows(page, 1).nth(0).click()
  await page.keyboard.press('ArrowLeft')
  await expect(rows(page, 1).nth(0)).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('row', { name: 'First' })).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(rows(page, 1).nth(1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expectOrder(page, ['jorge', 'mina', 'lena', 'mina'], ['Second', 'First', 'Inner', 'Third', 'Fourth'])
  await expect(rows(page, 1).nth(0)).toBeFocused()
  await expect(rows(page, 1).nth(0)).toHaveAttribute('aria-selected', 'true')
  // Two at once.
  await page.keyboard.press('Alt+ArrowDown')
  await expectOrder(page, ['mina', 'jorge', 'lena', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expectOrder(page, ['mina', 'mina', 'jorge', 'lena'], ['First', 'Inner', 'Fourth', 'Second', 'Third'])
  await page.keyboard.press('ControlOrMeta+z')
  await expectOrder(page, ['mina', 'jorge', 'lena', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  // A heading goes past its neighbours, and then past the next section.
  await page.getByRole('row', { name: 'Lena Brandt' }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await expectOrder(page, ['mina', 'lena', 'jorge', 'mina'], ['First', 'Inner', 'Third', 'Second', 'Fourth'])
  await page.keyboard.press('ControlOrMeta+z')
  // Enter goes to the text.
  await page.getByRole('row', { name: 'Third' }).click()
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  await expect(page.getByText(/^Ln 18,/)).toBeVisible()
  await page.getByRole('row', { name: 'Jorge Vidal' }).click()
  await page.keyboard.press('Delete')
  await expectOrder(page, ['mina', 'lena', 'mina'], ['First', 'Inner', 'Third', 'Fourth'])
})

/** Chooses from the menu of a section whose row has the focus, by keys alone. */
async function chooseByKeys(page: Page, section: number, words: string) {
  const more = page.getByRole('button', { name: `More for section ${section}` })
  for (let presses = 0; presses < 5; presses += 1) {
    if (await more.evaluate((own) => own === document.activeElement)) break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

test('sections are collapsed, and gone to in order, by the mouse and by keys', async ({ app }) => {
  const { page } = app
  const place = (line: number) => expect(page.getByText(new RegExp(`^Ln ${line},`))).toBeVisible()
  const first = rows(page, 1).nth(0)
  await first.getByRole('button', { name: 'Collapse' }).click()
  await expect(first).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('row', { name: 'Inner' })).toHaveCount(0)
  await first.getByRole('button', { name: 'Expand' }).click()
  await expect(page.getByRole('row', { name: 'Inner' })).toHaveCount(1)

  await rows(page, 1).nth(0).click()
  await place(6)
  await runByMouse(page, 'Next section')
  await place(13)
  await runByMouse(page, 'Previous section')
  await place(6)
  await page.keyboard.press('Alt+PageDown')
  await page.keyboard.press('Alt+PageDown')
  await place(17)
  await page.keyboard.press('Alt+PageUp')
  await place(13)
})

test('the menu of a section is worked by keys, and by the mouse', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await rows(page, 1).nth(1).click()
  await chooseByKeys(page, 2, 'Show only')
  await expect(editor).not.toContainText('One.')
  await chooseByKeys(page, 2, 'Show all')
  await expect(editor).toContainText('One.')
  await chooseByKeys(page, 2, 'Duplicate')
  await expectRows(page, ['First', 'Inner', 'Second', 'Second', 'Third', 'Fourth'])
  await page.keyboard.press('ControlOrMeta+z')
  await expectRows(page, ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  await rows(page, 1).nth(1).focus()
  await chooseByKeys(page, 2, 'Lena')
  await expectOrder(page, ['mina', 'lena', 'lena', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  await page.keyboard.press('ControlOrMeta+z')
  // The same by the mouse.
  const menu = async (name: string) => {
    await page.getByRole('button', { name: 'More for section 2' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  await expect(rows(page, 1).nth(1)).toContainText('Jorge Vidal')
  await menu('Move down')
  await expectRows(page, ['First', 'Inner', 'Third', 'Second', 'Fourth'])
  await menu('Duplicate')
  await expectRows(page, ['First', 'Inner', 'Third', 'Third', 'Second', 'Fourth'])
  await menu('Remove')
  await expectOrder(page, ['mina', 'lena', 'jorge', 'mina'], ['First', 'Inner', 'Third', 'Second', 'Fourth'])
})

test('drag and drop works by the keyboard alone', async ({ app }) => {
  const { page } = app
  await rows(page, 1).nth(2).click()
  await page.getByRole('button', { name: 'Drag section 3' }).focus()
  await page.keyboard.press('Enter')
  const target = page.getByRole('button', { name: /^Insert / }).and(page.locator(':focus'))
  await expect(target).toHaveCount(1)
  await page.keyboard.press('Home')
  await expect(target).toHaveAccessibleName(/^Insert before/)
  await page.keyboard.press('Enter')
  await expectOrder(page, ['lena', 'mina', 'jorge', 'mina'], ['Third', 'First', 'Inner', 'Second', 'Fourth'])
})

test('sections are listed by author, and their problems are gone to', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mina Okafor', exact: true }).click()
  await expect(rows(page, 1)).toHaveCount(2)
  await page.getByRole('button', { name: 'Show only Mina Okafor in the text' }).click()
  await expect(page.getByRole('textbox', { name: 'Markdown' })).not.toContainText('Three.')
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Mina Okafor', exact: true }).click()
  await expect(rows(page, 1)).toHaveCount(4)
  await page.getByRole('button', { name: /problem in section 4/ }).click()
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('img/gone.png')
  await expect(page.getByText(/^Ln 23,/)).toBeVisible()
})

test('sections are added, split, joined and sorted by the mouse', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.getByText('Two.').click()
  await page.getByRole('button', { name: 'Split section at the cursor…' }).click()
  await page.getByRole('option', { name: 'Lena Brandt' }).click()
  await expectOrder(
    page,
    ['mina', 'lena', 'jorge', 'lena', 'mina'],
    ['First', 'Inner', 'Second', 'Third', 'Fourth'],
  )
  await page.getByRole('button', { name: 'Sort sections by the order of the authors' }).click()
  await expectOrder(
    page,
    ['mina', 'mina', 'jorge', 'lena', 'lena'],
    ['First', 'Inner', 'Fourth', 'Second', 'Third'],
  )
  await expect(rows(page, 1).nth(1)).toContainText('Mina Okafor')
  await page.getByRole('button', { name: 'More for section 2' }).click()
  await page.getByRole('menuitem', { name: 'Join with the section above' }).click()
  await expectOrder(page, ['mina', 'jorge', 'lena', 'lena'], ['First', 'Inner', 'Fourth', 'Second', 'Third'])
  await page.getByRole('button', { name: 'Add section' }).click()
  await page.getByRole('option', { name: 'Jorge Vidal' }).click()
  await expect(editor).toBeFocused()
  await page.keyboard.type('## Fifth')
  await expectOrder(
    page,
    ['mina', 'jorge', 'lena', 'lena', 'jorge'],
    ['First', 'Inner', 'Fourth', 'Second', 'Third', 'Fifth'],
  )
})

test('sections are added and joined by the keyboard, and an author is filtered by it', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('ControlOrMeta+Shift+a')
  await expect(page.getByRole('dialog', { name: 'Add section' }).getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('mina')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toBeFocused()
  await page.keyboard.type('Five.')
  await expect(rows(page, 1)).toHaveCount(5)
  await rows(page, 1).nth(4).focus()
  await page.keyboard.press('End')
  await expect(rows(page, 1).nth(4)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  for (const key of ['Enter', 'j', 'Enter']) await page.keyboard.press(key)
  await expectOrder(page, ['mina', 'jorge', 'lena', 'mina'], ['First', 'Inner', 'Second', 'Third', 'Fourth'])
  const filter = page.getByRole('button', { name: 'Lena Brandt', exact: true })
  await filter.focus()
  await page.keyboard.press('Space')
  await expect(rows(page, 1)).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(rows(page, 1)).toHaveCount(4)
})
