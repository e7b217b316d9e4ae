import { markdown } from '@codemirror/lang-markdown'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** CodeMirror with its Markdown grammar and nothing else, for comparison: shows a text and takes the keys. */
function edit(doc: string): void {
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc,
      extensions: [
        markdown(),
        EditorView.lineWrapping,
        EditorView.theme({ '&': { height: '700px', width: '600px' } }),
      ],
    }),
  })
  view.dispatch({ selection: { anchor: 150 } })
  view.focus()
}

Object.assign(window, { edit })
