import type { KeyboardEvent } from 'react'
import { currentView } from '../../editor/currentView'

const controls =
  'input:not([type="hidden"]), textarea, .switch input, .group-toggle, .add-field, .missing-field'

/** Whether an arrow key has work of its own in this control: in an open list, a picker, or inside a text of several lines. */
function keepsArrows(target: HTMLElement, isUp: boolean): boolean {
  if (target.getAttribute('role') === 'combobox') return true
  if (target instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, value } = target
    return isUp ? value.slice(0, selectionStart).includes('\n') : value.slice(selectionEnd).includes('\n')
  }
  return target instanceof HTMLInputElement && /^(?:date|time|number)$/.test(target.type)
}

/**
 * The arrow keys go from field to field (Tab does so by itself), Escape goes back to the text, where the cursor still
 * is.
 */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const { target, currentTarget, key } = event
  if (!(target instanceof HTMLElement) || event.nativeEvent.isComposing) return
  if (key === 'Escape') {
    if (target.getAttribute('aria-expanded') === 'true' && target.getAttribute('role') === 'combobox') return
    event.preventDefault()
    currentView()?.focus()
    return
  }
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || keepsArrows(target, key === 'ArrowUp')) return
  if (target.closest('[role="grid"], [role="menu"], [role="listbox"]') !== null) return
  const all = [...currentTarget.querySelectorAll<HTMLElement>(controls)].filter(
    (element) => element.offsetParent !== null || element.closest('.switch') !== null,
  )
  const next = all[all.indexOf(target) + (key === 'ArrowUp' ? -1 : 1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
