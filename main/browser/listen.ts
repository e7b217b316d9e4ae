import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/**
 * Listens on 127.0.0.1; port 0 is any free one. `createApp` is told the port before the first request. Rejects with
 * the system's error (EADDRINUSE, EACCES).
 */
export function listen(port: number, createApp: (port: number) => Hono): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const app = createApp((server.address() as AddressInfo).port)
      server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }))
      server.off('error', reject)
      resolve(server)
    })
  })
}
