import type { Page } from 'playwright'

/**
 * Pastes texts into the editor, as HTML and as plain text: each by an event of its own, then all at once through the
 * real clipboard and the keyboard. Waits until the preview has them.
 */
export async function paste(page: Page, texts: readonly string[]): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await editor.evaluate((element, list) => {
    for (const text of list) {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', text)
      clipboardData.setData('text/plain', `${text}\n\n--> ?> ]]> </script>\n\n`)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }
  }, texts)
  await page.evaluate((list) => {
    const fill = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/html', list.join('<p>--></p>\n'))
      event.clipboardData?.setData(
        'text/plain',
        `${list.join('\n\n--> ?> ]]> </script>\n\n')}\n\n@wen\n\nPasted last.\n`,
      )
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('copy', fill, { capture: true, once: true })
  }, texts)
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
  await page
    .frameLocator('iframe[title="Preview"]')
    .getByText('Pasted last.')
    .first()
    .waitFor({ state: 'attached' })
}
