import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { askRegistry, librariesIn } from '../../main/packaging/advisories'

it('knows what ships by the list of licences', () => {
  const licenses =
    '# Licenses\n\n## @lezer/common - 1.5.5 (MIT)\n\nText - of (it)\n\n## entities - 8.1.0 (BSD-2-Clause)\n'
  expect(librariesIn(licenses)).toEqual([
    ['@lezer/common', '1.5.5'],
    ['entities', '8.1.0'],
  ])
})

/** A registry that answers every question so; what it was asked stands in `asked`. */
async function registry(status: number, answer: unknown) {
  const asked: unknown[] = []
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('')
    asked.push([request.method, request.url, JSON.parse(body)])
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/npm`
  return { address, asked, close: () => server.close() }
}

const libraries = { katex: ['0.10.0'], yaml: ['2.9.1'] }

it('tells what the registry knows against them', async () => {
  const advisory = {
    severity: 'moderate',
    title: 'Loops',
    url: 'https://example.org/1',
    vulnerable_versions: '<1',
  }
  const own = await registry(200, { katex: [advisory] })
  const { severity, title, url } = advisory
  expect(await askRegistry(own.address, libraries)).toEqual([
    { library: 'katex 0.10.0', severity, title, url },
  ])
  expect(own.asked).toEqual([['POST', '/npm/-/npm/v1/security/advisories/bulk', libraries]])
  own.close()
})

it('never takes silence for good news', async () => {
  const refusing = await registry(405, {})
  const { host } = new URL(refusing.address)
  expect(await askRegistry(refusing.address, libraries)).toEqual({
    reason: `${host} answers 405 to the question`,
  })
  refusing.close()
  expect(await askRegistry(refusing.address, libraries)).toHaveProperty('reason')
  expect(await askRegistry('not an address', libraries)).toHaveProperty('reason')
})
