import { isAbsolute } from 'node:path'
import { ipcMain } from 'electron'
import type { Result } from '#api'
import { fail } from '../result'
import { isOwnFrame } from './ipc'
import type { Program } from './program'

/** The preload's own channel for what is dropped onto the window: the page names a file of the system, never a path. */
const dropChannel = 'byline:drop'

/** Has a dropped folder or post opened. The path comes from the preload, which has it from the system. */
export function listenToDrops(program: Promise<Pick<Program, 'openDropped'>>): void {
  ipcMain.handle(dropChannel, async (event, path: unknown): Promise<Result<null>> => {
    if (!isOwnFrame(event.senderFrame)) {
      return fail('bad-request', 'This page may not ask Byline for anything.')
    }
    if (typeof path !== 'string' || !isAbsolute(path)) {
      return fail('bad-request', 'Only folders and files of this machine can be opened.')
    }
    const opened = await (await program).openDropped(path)
    return opened.ok ? { ok: true, value: null } : opened
  })
}
