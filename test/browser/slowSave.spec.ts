import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../helpers/host'
import type { RunningApp } from '../helpers/runningApp'

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Markdown' })

/** Saves begin, and wait until they are let go on, or broken off. */
async function holdSaves({ page, folder }: RunningApp) {
  let begun = 0
  let decide: (goesOn: boolean) => void = () => {}
  await page.route('**/request/savePost', async (route) => {
    begun += 1
    const goesOn = await new Promise<boolean>((resolve) => {
      decide = resolve
    })
    await (goesOn ? route.continue() : route.abort())
  })
  await page.getByRole('option', { name: 'A second post' }).click()
  await expect(editorOf(page)).toContainText('Hello from Jorge.')
  await editorOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  const before = await readFile(join(folder, 'posts/second-post.md'), 'utf8')
  return {
    before,
    onDisk: () => readFile(join(folder, 'posts/second-post.md'), 'utf8'),
    async beginSave() {
      const former = begun
      await page.keyboard.press('ControlOrMeta+s')
      await expect.poll(() => begun).toBe(former + 1)
    },
    end: (goesOn: boolean) => decide(goesOn),
  }
}

test('F18 what is typed during a save stays unsaved; both texts are right', async ({ app }) => {
  const { page } = app
  const saves = await holdSaves(app)
  await page.keyboard.type('One.')
  await saves.beginSave()
  await page.keyboard.type('Two.')
  saves.end(true)
  await expect.poll(saves.onDisk).toBe(`${saves.before}One.`)
  await expect(editorOf(page)).toContainText('One.Two.')
  await expect(page).toHaveTitle(/^●/)
  await saves.beginSave()
  saves.end(true)
  await expect.poll(saves.onDisk).toBe(`${saves.before}One.Two.`)
  await expect(page).not.toHaveTitle(/^●/)
})

test('F18 what is undone during a save can be saved at once', async ({ app }) => {
  const { page } = app
  const saves = await holdSaves(app)
  await page.keyboard.type('One.')
  await saves.beginSave()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(editorOf(page)).not.toContainText('One.')
  await page.keyboard.press('ControlOrMeta+s')
  saves.end(true)
  await expect.poll(saves.onDisk).toBe(`${saves.before}One.`)
  await expect(page).toHaveTitle(/^●/)
  // The second save begins when the first has been answered.
  const endSecond = () => {
    saves.end(true)
    return saves.onDisk()
  }
  await expect.poll(endSecond).toBe(saves.before)
  await expect(page).not.toHaveTitle(/^●/)
})

test('F19 a window with a save running asks before it goes; if the save fails, it still does', async ({
  app,
}) => {
  const { page } = app
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  const saves = await holdSaves(app)
  await page.keyboard.type('One.')
  await saves.beginSave()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  saves.end(false)
  await expect(page.getByRole('alert').filter({ hasText: 'was not saved' })).toBeVisible()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload'])
  expect(await saves.onDisk()).toBe(saves.before)

  await saves.beginSave()
  saves.end(true)
  await expect.poll(saves.onDisk).toBe(`${saves.before}One.`)
  await expect(page).not.toHaveTitle(/^●/)
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
  expect(asked).toHaveLength(2)
  // The browser says of each broken request that it was broken.
  app.complaints.length = 0
})
