import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Session } from '../session'

const heartbeat = 15_000

/**
 * Streams the session's events to one page (server-sent events), until the page goes or `stopping` is aborted. `window`
 * is the name that it has given itself.
 */
export function streamEvents(
  context: Context,
  session: Session,
  stopping: AbortSignal,
  window: string,
): Response {
  return streamSSE(context, async (stream) => {
    let last: Promise<unknown> = stream.write(': open\n\n')
    const stop = session.on((name, event) => {
      last = last.then(() => stream.writeSSE({ event: name, data: JSON.stringify(event) })).catch(() => {})
    })
    const leave = session.windows.add(window)
    const beat = setInterval(() => {
      last = last.then(() => stream.write(': alive\n\n')).catch(() => {})
    }, heartbeat)
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      if (stopping.aborted) resolve()
      stopping.addEventListener('abort', () => resolve(), { once: true })
    })
    clearInterval(beat)
    leave()
    stop()
  })
}
