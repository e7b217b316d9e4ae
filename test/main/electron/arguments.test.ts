import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPathArgument } from '../../../main/electron/arguments'

const cwd = resolve('/home/mina')
const program = resolve('/opt/byline/byline')
const notes = resolve('/srv/notes')

/** The path of a packaged app's command line. */
const packaged = (...rest: string[]) => readPathArgument([program, ...rest], true, cwd)

/** The path of the command line of an unpackaged app, whose own folder comes first. */
const unpackaged = (...rest: string[]) => readPathArgument([program, ...rest], false, cwd)

describe('readPathArgument', () => {
  it('is null when nothing was asked for', () => {
    expect(packaged()).toBeNull()
    expect(packaged('')).toBeNull()
    expect(unpackaged('/src/byline')).toBeNull()
    expect(readPathArgument([], true, cwd)).toBeNull()
  })

  it('keeps an absolute path', () => {
    expect(packaged(notes)).toBe(notes)
    expect(unpackaged('.', notes)).toBe(notes)
  })

  it('reads a relative path from the working folder of the program that was started', () => {
    expect(packaged('drafts/a post.md')).toBe(join(cwd, 'drafts', 'a post.md'))
    expect(packaged('..')).toBe(resolve('/home'))
    expect(unpackaged('.', '.')).toBe(cwd)
  })

  it('takes no switch for a path, wherever Chromium put it', () => {
    const switches = ['--allow-file-access-from-files', '--user-data-dir=/tmp/x', '-psn_0_989382']
    expect(packaged(...switches)).toBeNull()
    expect(packaged(...switches, notes)).toBe(notes)
    expect(packaged(notes, ...switches)).toBe(notes)
    expect(unpackaged('--inspect=0', '.', '--no-first-run', notes)).toBe(notes)
  })
})
