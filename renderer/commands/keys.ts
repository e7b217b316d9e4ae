import { commandTable } from '#domain/commandTable'
import { useStore } from '../state/store'
import { type CommandId, isCommandEnabled, runCommand } from './commands'

interface Stroke {
  mod: boolean
  shift: boolean
  alt: boolean
  key: string
}

function parseKeys(keys: string): Stroke {
  const parts = keys.split('-')
  const key = parts.at(-1) ?? ''
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key }
}

const strokes: { id: CommandId; stroke: Stroke }[] = commandTable.flatMap(({ id, keys }) =>
  keys === null ? [] : [{ id, stroke: parseKeys(keys) }],
)

const physicalKey = (event: KeyboardEvent): string =>
  /^(?:Key|Digit)/.test(event.code) ? event.code.replace(/^(?:Key|Digit)/, '').toLowerCase() : ''

/** True when the event is this stroke; with Alt or Shift the key is told by its place, as they change its letter. */
function matches(event: KeyboardEvent, stroke: Stroke, isMac: boolean): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey
  if (mod !== stroke.mod || event.shiftKey !== stroke.shift || event.altKey !== stroke.alt) return false
  if (isMac ? event.ctrlKey : event.metaKey) return false
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return (
    key === stroke.key || physicalKey(event) === stroke.key || (stroke.key === '.' && event.code === 'Period')
  )
}

/** Inputs that have an undo history of their own: all but the editor and the fields that edit the post. */
function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.matches('input, textarea') && target.closest('[data-edits-post]') === null
}

function isDialogOpen(): boolean {
  return useStore.getState().dialog !== null || document.querySelector('[role="alertdialog"]') !== null
}

/** Runs commands by their keys, wherever the focus is; while a dialog is open keys belong to it. */
export function watchKeys(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || isDialogOpen()) return
      const isMac = useStore.getState().platform === 'mac'
      const isWindowsRedo = !isMac && event.ctrlKey && !event.shiftKey && !event.altKey && event.key === 'y'
      const id = isWindowsRedo ? 'edit.redo' : strokes.find(({ stroke }) => matches(event, stroke, isMac))?.id
      if (id === undefined) return
      if ((id === 'edit.undo' || id === 'edit.redo') && hasOwnUndo(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      if (isCommandEnabled(id)) runCommand(id)
    },
    { capture: true },
  )
}

const macNames: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const otherNames: Record<string, string> = { Mod: 'Ctrl' }
const keyNames: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
}

/** Keys in the form people know from menus: `Ctrl+Shift+P`, or `⇧⌘P` on a Mac. */
export function keysLabel(keys: string | null, isMac: boolean): string {
  if (keys === null) return ''
  const parts = keys.split('-').map((part) => {
    const name = (isMac ? macNames : otherNames)[part] ?? keyNames[part] ?? part
    return name.length === 1 ? name.toUpperCase() : name
  })
  return parts.join(isMac ? '' : '+')
}
