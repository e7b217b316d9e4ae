import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { postLanguage } from '../../renderer/editor/frontMatterLanguage'

const namesIn = (state: EditorState) => {
  const names: string[] = []
  ensureSyntaxTree(state, state.doc.length, 5000)?.iterate({ enter: ({ name }) => void names.push(name) })
  return names
}

test('a text with a line of megabytes has no colours, and gets them back with the line gone', () => {
  const line = 'x'.repeat(1_000_000)
  const state = EditorState.create({ doc: `# Title\n\n${line}\n\n*end*`, extensions: postLanguage() })
  expect(namesIn(state)).toEqual(['Document'])
  const shorter = state.update({ changes: { from: 9, to: 9 + line.length } }).state
  expect(namesIn(shorter)).toContain('ATXHeading1')
  expect(namesIn(shorter)).toContain('Emphasis')
})

test('a text of thousands of tags has no colours, and gets them back without them', () => {
  const html = '<b>\n\n'.repeat(6000)
  const state = EditorState.create({ doc: `# Title\n\n${html}*end*`, extensions: postLanguage() })
  expect(namesIn(state)).toEqual(['Document'])
  const shorter = state.update({ changes: { from: 9, to: 9 + html.length - 500 } }).state
  expect(namesIn(shorter)).toContain('ATXHeading1')
  expect(namesIn(shorter)).toContain('Emphasis')
})
