import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../helpers/host'
import { harbourPost, pixel } from '../helpers/sampleFolder'

/** The main job, from opening a folder to the exported page. Runs in every host. */
test('a writer edits a post with two authors and exports it', async ({ app }) => {
  const { page, folder } = app
  const file = join(folder, 'posts/harbour-lights.md')
  const preview = page.frameLocator('iframe[title="Preview"]')
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  const title = page.getByRole('textbox', { name: 'Title', exact: true })

  await page.getByRole('option', { name: 'Harbour lights' }).click()
  await expect(editor).toContainText('@mina')
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Harbour lights')
  await expect(preview.getByRole('img', { name: 'The quay' })).toHaveJSProperty('complete', true)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()

  await test.step('the title changes in the form', async () => {
    await title.fill('Harbour lights: a log')
    await expect(editor).toContainText('title: "Harbour lights: a log"')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Harbour lights: a log')
    await expect(page.getByRole('option', { name: 'Harbour lights' }).getByLabel('Unsaved')).toBeVisible()
  })

  await test.step('a section is added and written in', async () => {
    await page.getByRole('tab', { name: 'Sections' }).click()
    const sections = page.getByRole('treegrid', { name: 'Sections' }).getByRole('row', { level: 1 })
    await expect(sections).toHaveCount(2)
    await page.getByRole('button', { name: 'Add section' }).click()
    await page.getByRole('option', { name: 'Lena Brandt' }).click()
    await expect(editor).toBeFocused()
    await page.keyboard.type('## A third voice')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Lena adds what the others left out.')
    await expect(sections).toHaveCount(3)
    await expect(sections.nth(2)).toContainText('Lena Brandt')
    await expect(preview.locator('section[data-author=lena]')).toContainText(
      'Lena adds what the others left out.',
    )
    await expect(preview.locator('section[data-author=lena]')).toContainText('Lena Brandt')
  })

  await test.step('undo and redo reach across form and text', async () => {
    for (let presses = 0; presses < 40 && (await page.title()).startsWith('●'); presses += 1) {
      await page.keyboard.press('ControlOrMeta+z')
    }
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Harbour lights')
    await expect(preview.locator('section[data-author=lena]')).toHaveCount(0)
    for (let presses = 0; presses < 40; presses += 1) await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Harbour lights: a log')
    await expect(preview.locator('section[data-author=lena]')).toContainText(
      'Lena adds what the others left out.',
    )
  })

  await test.step('saving changes only the edited lines', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('option', { name: 'Harbour lights' }).getByLabel('Unsaved')).toHaveCount(0)
    const expected = `${harbourPost.replace('title: Harbour lights', 'title: "Harbour lights: a log"')}\r\n@lena\r\n## A third voice\r\nLena adds what the others left out.\r\n`
    expect(await readFile(file, 'utf8')).toBe(expected)
  })

  await test.step('the exported page stands alone', async () => {
    const html = await app.exportHtml()
    expect(html).toContain('Harbour lights: a log')
    expect(html).toContain('Lena adds what the others left out.')
    for (const name of ['Mina Okafor', 'Jorge Vidal', 'Lena Brandt']) expect(html).toContain(name)
    expect(html).toContain(`data:image/png;base64,${pixel.toString('base64')}`)
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)/i)
  })
})
