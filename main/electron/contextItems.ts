import type { MenuItemConstructorOptions } from 'electron'

const most = 6

/** The menu of a right click on text: what the spelling may be, then the clipboard. */
export function contextItems(
  params: Pick<
    Electron.ContextMenuParams,
    'misspelledWord' | 'dictionarySuggestions' | 'isEditable' | 'selectionText'
  >,
  replace: (word: string) => void,
): MenuItemConstructorOptions[] {
  const { misspelledWord, dictionarySuggestions, isEditable, selectionText } = params
  const words = dictionarySuggestions.slice(0, most)
  const spelling: MenuItemConstructorOptions[] =
    !isEditable || misspelledWord === ''
      ? []
      : [
          ...words.map((word) => ({ label: word, click: () => replace(word) })),
          ...(words.length === 0 ? [{ label: 'No suggestions', enabled: false }] : []),
          { type: 'separator' },
        ]
  if (isEditable) {
    return [
      ...spelling,
      { role: 'cut', enabled: selectionText !== '' },
      { role: 'copy', enabled: selectionText !== '' },
      { role: 'paste' },
      { type: 'separator' },
      { role: 'selectAll', label: 'Select all' },
    ]
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}
