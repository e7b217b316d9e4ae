import { expect, test } from '../helpers/host'

test('a handle is completed at the start of a line, and Enter then ends the line', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await editor.getByText('Three columns').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n@le')
  await expect(page.getByRole('option', { name: /Lena Brandt/ })).toBeVisible()
  // A list that has just come takes no keys yet, so that fast typing is never caught by it.
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Her part.')
  await expect(editor).toContainText('@lenaLena BrandtHer part.')
  await page.keyboard.press('ControlOrMeta+Alt+s')
  await expect(
    page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level: 1 }).nth(2),
  ).toContainText('Lena')
  // A mention inside a line is text: nothing is offered there.
  await editor.getByText('Her part.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' by @mi')
  await expect(page.getByRole('option', { name: /Mina Okafor @mina/ })).toHaveCount(0)
})

test('only one author is shown: the others fold and dim, and come back', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(editor).toContainText('Three columns')
  await page.keyboard.press('ControlOrMeta+Alt+s')
  await page.getByRole('button', { name: 'More for section 1' }).click()
  await page.getByRole('menuitem', { name: 'Show only Mina Okafor' }).click()
  await expect(editor).not.toContainText('Three columns')
  await expect(editor).toContainText('@jorge')
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.locator('section[data-author="jorge"]')).toHaveClass(/is-dimmed/)
  await expect(preview.locator('section[data-author="mina"]')).not.toHaveClass(/is-dimmed/)
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(editor).toContainText('Three columns')
  await expect(preview.locator('section[data-author="jorge"]')).not.toHaveClass(/is-dimmed/)

  const showOnlyMina = async () => {
    await page.getByRole('button', { name: 'More for section 1' }).click()
    await page.getByRole('menuitem', { name: 'Show only Mina Okafor' }).click()
    await expect(editor).not.toContainText('Three columns')
  }
  await test.step('also after all of the text went and came back', async () => {
    await showOnlyMina()
    await editor.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(preview.locator('section[data-author="mina"]')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(editor).toContainText('@jorge')
    await expect(editor).not.toContainText('Three columns')
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(editor).toContainText('Three columns')
  })

  await test.step('until another post is opened', async () => {
    await showOnlyMina()
    await page.getByRole('option', { name: 'A second post' }).click()
    await expect(editor).toContainText('Hello from Jorge')
    await expect(page.getByRole('button', { name: 'Show all' })).toHaveCount(0)
    await page.getByRole('option', { name: 'Harbour lights' }).click()
    await expect(editor).toContainText('Three columns')
  })
})

test('a section is split at the cursor, joined again, duplicated and removed', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(editor).toContainText('Three columns')
  await page.keyboard.press('ControlOrMeta+Alt+s')
  const sections = page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level: 1 })
  await editor.getByText('Three columns').click()
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.keyboard.type('split section')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Split section' }).getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('jorge')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(sections).toHaveCount(3)
  await expect(editor).toContainText('How to read a log book@jorgeJorge VidalThree columns')
  await expect(editor).toBeFocused()

  await page.getByRole('button', { name: 'More for section 3' }).click()
  await page.getByRole('menuitem', { name: 'Join with the section above' }).click()
  await expect(sections).toHaveCount(2)
  await page.getByRole('button', { name: 'More for section 2' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(sections).toHaveCount(3)
  await page.getByRole('button', { name: 'More for section 3' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(sections).toHaveCount(2)
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
})

test('sections are sorted by the order of the authors', async ({ app }) => {
  const { page } = app
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await page.getByRole('option', { name: 'Harbour lights' }).click()
  const author = page.getByRole('combobox', { name: 'Author' })
  await author.press('Backspace')
  await author.fill('jorge')
  await author.press('Escape')
  await author.press('Tab')
  await expect(editor).toContainText('author: jorge')
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(page.getByRole('dialog', { name: 'All commands' })).toBeVisible()
  await page.keyboard.type('sort sections')
  await page.keyboard.press('Enter')
  await expect(editor).toContainText(/@jorge.*How to read a log book.*@mina.*counting ships/)
})
