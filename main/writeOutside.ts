import type { Result } from '#api'
import type { ExportKind, Host } from './host'
import { personalPath } from './personalPath'
import { failureOf, ok } from './result'
import { writeWhole } from './writeWhole'

/** A file to be written where the writer chooses. */
interface Outgoing {
  kind: ExportKind
  /** The name that is offered. */
  fileName: string
  content: string | Uint8Array
  /** What it is called in a message: `The page`. */
  name: string
}

/** Where it went; `download` where the host has no save dialog and the renderer offers it. */
export type Outcome =
  | { kind: 'written'; label: string }
  | { kind: 'download'; fileName: string }
  | { kind: 'cancelled' }

/** Writes a text or bytes, whole or not at all, to the place that the writer chooses in the host's dialog. */
export async function writeOutside(
  host: Host,
  { kind, fileName, content, name }: Outgoing,
): Promise<Result<Outcome>> {
  const target = await host.chooseExportFile(fileName, kind)
  if (target === null) return ok({ kind: 'cancelled' })
  if (target === 'download') return ok({ kind: 'download', fileName })
  const label = personalPath(target)
  try {
    await writeWhole(
      target,
      typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content),
    )
    return ok({ kind: 'written', label })
  } catch (error) {
    return failureOf(error, `${name} could not be written to “${label}”`, 'Choose another place.')
  }
}
