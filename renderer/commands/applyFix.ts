import type { Fix } from '#domain/problem'
import { dispatchEdits } from '../editor/currentView'
import { runCommand } from './commands'

/** Mends a problem of the open post: by one step of its undo history, or by the command that the fix names. */
export function applyFix({ edits, command }: Fix): void {
  if (command === undefined) dispatchEdits(edits, { event: 'input.fix' })
  else runCommand(command.id, command.argument)
}
