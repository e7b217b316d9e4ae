import type { Answer, Args, Bridge, EventName, Events, RequestName, Result } from '#api'

/** The only file of the renderer that touches a raw transport: the preload's bridge, or HTTP on 127.0.0.1. */
declare global {
  interface Window {
    byline?: Bridge
  }
}

/** What this window calls itself, so that main can tell the windows apart. */
export const windowId: string = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('')

const unreachable: Answer<never> = {
  ok: false,
  error: {
    code: 'failed',
    message:
      'Byline does not answer. It may have been stopped; start it again. Your text is still in this window.',
  },
}

/** Letters of a text that are written at once: more of them would keep a key waiting. */
const pieceLength = 500_000

const letKeysPass = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })

/** Arguments as JSON; a long text among them is written in pieces. */
async function bodyOf(args: object): Promise<BodyInit> {
  const isLong = (value: unknown) => typeof value === 'string' && value.length > pieceLength
  const long = Object.entries(args).filter(([, value]) => isLong(value)) as [string, string][]
  if (long.length === 0) return JSON.stringify(args)
  const others = Object.fromEntries(Object.entries(args).filter(([, value]) => !isLong(value)))
  const parts: BlobPart[] = [JSON.stringify(others).slice(0, -1)]
  for (const [name, text] of long) {
    parts.push(`${parts[0] === '{' && parts.length === 1 ? '' : ','}${JSON.stringify(name)}:"`)
    for (let at = 0; at < text.length; at += pieceLength) {
      // A letter of two halves that is cut in two is written as two escapes, which together are read as that letter.
      parts.push(new Blob([JSON.stringify(text.slice(at, at + pieceLength)).slice(1, -1)]))
      await letKeysPass()
    }
    parts.push('"')
  }
  return new Blob([...parts, '}'])
}

function createHttpBridge(): Bridge {
  const events = new EventSource(`events?window=${windowId}`)
  // What a request sets going is told by events: none is sent before they can be heard.
  const canHear = new Promise<void>((resolve) => {
    events.addEventListener('open', () => resolve(), { once: true })
    events.addEventListener('error', () => resolve(), { once: true })
  })
  let isFirst = true
  events.addEventListener('open', () => {
    // Events of the time without a connection are lost: everything is asked for anew.
    if (!isFirst) for (const listener of onReconnect) listener()
    isFirst = false
  })
  return {
    async request(name, args) {
      await canHear
      try {
        const response = await fetch(`request/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: await bodyOf(args),
        })
        return (await response.json()) as Answer<typeof name>
      } catch {
        return unreachable
      }
    },
    on(name, listener) {
      const receive = (event: MessageEvent<string>) => listener(JSON.parse(event.data))
      events.addEventListener(name, receive)
      return () => events.removeEventListener(name, receive)
    },
  }
}

const onReconnect = new Set<() => void>()

/** Calls the listener when main can be heard again after the connection was lost (the browser app only). */
export function whenReconnected(listener: () => void): void {
  onReconnect.add(listener)
}

const bridge: Bridge = window.byline ?? createHttpBridge()

/** Asks main; failures are values. */
export function request<N extends RequestName>(name: N, args: Args<N>): Promise<Answer<N>> {
  return bridge.request(name, args).catch(() => unreachable)
}

/** Opens a folder or post that was dropped onto the window; null where this host cannot. */
export const openDropped: ((file: File) => Promise<Result<null>>) | null =
  bridge.openDropped === undefined
    ? null
    : (file) => bridge.openDropped?.(file).catch(() => unreachable) ?? Promise.resolve(unreachable)

/** Listens to an event of main; returns the way to stop. */
export function on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void {
  return bridge.on(name, listener)
}
