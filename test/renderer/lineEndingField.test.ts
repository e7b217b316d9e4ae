import { history, undo } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { decodePost, encodePost } from '../../main/domain/postText'
import { keepLineEndings, lineEndingExceptions, takeLineEndings } from '../../renderer/editor/lineEndingField'

const open = (raw: string) => {
  const post = decodePost(raw)
  const state = EditorState.create({
    doc: post.text,
    extensions: [keepLineEndings(post.exceptions), history()],
  })
  const encode = (now: EditorState) =>
    encodePost({ ...post, text: now.doc.toString(), exceptions: lineEndingExceptions(now) })
  return { state, encode }
}

const mixed = '\uFEFFone\r\ntwo\nthree\r\nfour\rfive\r\n'

describe('line endings of a file with several kinds', () => {
  it('survive opening and saving', () => {
    const { state, encode } = open(mixed)
    expect(encode(state)).toBe(mixed)
  })

  it('move with edits before them and leave untouched lines alone', () => {
    const { state, encode } = open(mixed)
    const at = state.doc.toString().indexOf('one')
    const edited = state.update({ changes: { from: at, insert: 'zero\n' } }).state
    expect(encode(edited)).toBe('\uFEFFzero\r\none\r\ntwo\nthree\r\nfour\rfive\r\n')
  })

  it('come back when a deleted break is undone', () => {
    const { state, encode } = open(mixed)
    const at = state.doc.toString().indexOf('two')
    let now = state.update({ changes: { from: at, to: at + 9 } }).state
    expect(encode(now)).toBe('\uFEFFone\r\n\r\nfour\rfive\r\n')
    undo({
      state: now,
      dispatch: (transaction) => {
        now = transaction.state
      },
    })
    expect(encode(now)).toBe(mixed)
  })

  it('follow the file when it is read anew', () => {
    const { state } = open('one\r\ntwo\nthree\r\n')
    const fresh = open('one\ntwo\r\nthree\r\n').state
    const effects = takeLineEndings(lineEndingExceptions(fresh))
    expect(lineEndingExceptions(state.update({ effects }).state)).toEqual([{ at: 3, ending: '\n' }])
  })
})
