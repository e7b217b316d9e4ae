import { expect, test } from '../helpers/host'

test('a folder is chosen only once it is shown', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('ControlOrMeta+o')
  const confirm = page.getByRole('button', { name: 'Open this folder' })
  await expect(confirm).toBeEnabled()
  let answer = () => {}
  await page.route('**/request/listPlaces', async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    await route.continue()
  })
  await page.getByRole('button', { name: 'Up one folder' }).click()
  await expect(confirm).toBeDisabled()
  answer()
  await expect(confirm).toBeEnabled()
})
