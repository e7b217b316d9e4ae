import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Result } from '#api'
import { errorCode, fail, failureOf, ok } from '../result'
import { createSession, type Host, type Session, type SessionOptions } from '../session'
import { type Access, createAccess } from './access'
import { createApp } from './createApp'
import { listen } from './listen'
import { trash } from './trash'

export interface BrowserApp {
  session: Session
  /** The address with the secret. */
  url: string
  close(): Promise<void>
}

export interface BrowserAppOptions extends Omit<SessionOptions, 'host'> {
  /** 0 for any free port. */
  port: number
  openLink(url: string): Promise<void>
  folderThread?: string
}

/** Starts the same app as a server of our own on 127.0.0.1, for the system's browser. */
export async function startBrowserApp({
  port,
  openLink,
  folderThread,
  ...options
}: BrowserAppOptions): Promise<Result<BrowserApp>> {
  const host: Host = {
    kind: 'browser',
    chooseFolder: async () => 'chooser',
    chooseExportFile: async () => 'download',
    openLink,
    trash,
    showFile: (path) => openLink(pathToFileURL(dirname(path)).href),
    ...(folderThread !== undefined && { folderThread }),
  }
  const session = await createSession({ host, ...options })
  const stopping = new AbortController()
  let access: Access | null = null
  try {
    const server = await listen(port, (own) => {
      access = createAccess(own)
      return createApp(session, access, stopping.signal)
    })
    return ok({
      session,
      url: access!.url,
      async close() {
        stopping.abort()
        await session.close()
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    })
  } catch (error) {
    await session.close()
    if (errorCode(error) === 'EADDRINUSE') {
      return fail('failed', `Port ${port} is already in use. Choose another by --port, or leave it out.`)
    }
    return failureOf(error, `Port ${port} could not be used`, 'Choose another by --port, or leave it out.')
  }
}
