import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, codeFolding, indentUnit } from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import {
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  rectangularSelection,
} from '@codemirror/view'
import type { PostText } from '#domain/postText'
import { analysisField } from './analysisField'
import { bylineCompletion, type HandleChoice } from './bylineCompletion'
import { authorNames, bylineDecorations } from './bylineDecorations'
import { drawCursors } from './cursorBlink'
import { postLanguage } from './frontMatterLanguage'
import { highlighting } from './highlight'
import { keepLineEndings } from './lineEndingField'
import { phrases } from './phrases'
import { stickyByline } from './stickyByline'
import { undoHistory } from './undoHistory'

/** Everything the editor of one post is made of. Keys of commands are bound by the command table, not here. */
export function createEditorState(
  post: PostText,
  options: {
    isReadOnly: boolean
    nameOf: (handle: string) => string
    handleChoices: (own: string[]) => HandleChoice[]
  },
): EditorState {
  return EditorState.create({
    doc: post.text,
    extensions: [
      keepLineEndings(post.exceptions),
      undoHistory(),
      analysisField,
      authorNames.of(options.nameOf),
      bylineDecorations,
      stickyByline,
      bylineCompletion(options.handleChoices),
      codeFolding({ placeholderText: '…' }),
      postLanguage(),
      highlighting,
      indentUnit.of('  '),
      EditorState.allowMultipleSelections.of(true),
      EditorState.readOnly.of(options.isReadOnly),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': 'Markdown',
        tabindex: '0',
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
      }),
      drawCursors(),
      dropCursor(),
      rectangularSelection(),
      highlightSpecialChars(),
      highlightActiveLine(),
      bracketMatching(),
      closeBrackets(),
      search({ top: true }),
      phrases,
      highlightSelectionMatches(),
      keymap.of([...closeBracketsKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
    ],
  })
}
