import type { Page } from 'playwright'
import { fencedOff } from './hostilePosts'

/**
 * Pastes texts into the editor, as HTML and as plain text: each by an event of its own, then all at once through the
 * real clipboard and the keyboard. Waits until the preview has them.
 */
export async function paste(page: Page, texts: readonly string[]): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Markdown' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  const plain = texts.map((text) => fencedOff(text))
  await editor.evaluate(
    (element, list) => {
      for (const [html, text] of list) {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', html)
        clipboardData.setData('text/plain', text)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }
    },
    texts.map((text, index): [string, string] => [text, plain[index]!]),
  )
  await page.evaluate(
    ([list, text]) => {
      const fill = (event: ClipboardEvent) => {
        event.clipboardData?.setData('text/html', list.join('<p>--></p>\n'))
        event.clipboardData?.setData('text/plain', text)
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      window.addEventListener('copy', fill, { capture: true, once: true })
    },
    [texts, `${plain.join('')}@wen\n\nPasted last.\n`] as const,
  )
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
  await page
    .frameLocator('iframe[title="Preview"]')
    .getByText('Pasted last.')
    .first()
    .waitFor({ state: 'attached' })
}
