import { copyText } from '../copyText'
import { request } from '../transport'
import { openCopy } from './copiesSlice'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

/** Puts the body of the open post's page on the clipboard: as HTML to read, or as rich text for programs that show it. */
export async function copyPage(kind: 'html' | 'rich'): Promise<void> {
  const copy = openCopy(useStore.getState())
  const { notify } = useStore.getState()
  if (copy === null) return
  const answer = await request('exportFragment', { id: copy.id, raw: encodeCopy(copy) })
  if (!answer.ok) {
    notify({ tone: 'error', message: `Nothing was copied. ${answer.error.message}` })
    return
  }
  const { html } = answer.value
  if (kind === 'html') await copyText(html)
  else if (!copyRich(html)) {
    notify({ tone: 'error', message: 'Nothing was copied: this browser does not let a page copy rich text.' })
    return
  }
  const what = kind === 'html' ? 'The HTML of this post' : 'This post, as rich text,'
  notify({ tone: 'info', message: `${what} is on the clipboard.` })
}

/**
 * The way a copy key does it, which needs no permission; false where the browser refuses. The text beside the HTML is for
 * programs that take no rich text.
 */
function copyRich(html: string): boolean {
  const plain = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
  let isCopied = false
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', plain.trim())
    event.preventDefault()
    event.stopImmediatePropagation()
    isCopied = true
  }
  window.addEventListener('copy', onCopy, { capture: true, once: true })
  document.execCommand('copy')
  window.removeEventListener('copy', onCopy, { capture: true })
  return isCopied
}
