import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { png } from './images'

/** A server that stands for another site: it has an image at every address, and keeps account of who asks. */
export interface OtherSite {
  /** `https://127.0.0.1:1234` */
  address: string
  /** Connections, even those without a request. */
  connections(): number
  requests: { path: string; referer: string | undefined; cookie: string | undefined }[]
  close(): Promise<void>
}

export async function startOtherSite(): Promise<OtherSite> {
  const requests: OtherSite['requests'] = []
  let connections = 0
  const server = createServer({ cert, key }, ({ url = '', headers }, response) => {
    requests.push({ path: url, referer: headers.referer, cookie: headers.cookie })
    response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'seen=1; Secure; SameSite=None' })
    response.end(png(160, 90))
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `https://127.0.0.1:${port}`,
    connections: () => connections,
    requests,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Made for these tests and trusted by nobody else: for 127.0.0.1 alone. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBkDCCATWgAwIBAgITAM+PfHAzOGd2K2iTKHQ/rNdUDTAKBggqhkjOPQQDAjAU
MRIwEAYDVQQDDAkxMjcuMC4wLjEwIBcNMjYxMTIzMDg0NTI2WhgPMjEyNjEwMzAw
ODQ1MjZaMBQxEjAQBgNVBAMMCTEyNy4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABIRD/SNDm1QddWmW9tBusM0pgJdy23dXlA0xbVc1v8fOhktsM90azOBO
AtCzohTXE+UIVoZlvXoKVeYaK4UunxSjZDBiMB0GA1UdDgQWBBSB0rtmENtc+/g2
KQCOguBhhdhMRzAfBgNVHSMEGDAWgBSB0rtmENtc+/g2KQCOguBhhdhMRzAPBgNV
HRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIh
ANQI7Zx4L4faR5bl24d1s2uXabmSLGglpA0JFqimf9abAiEA4iqFPMhMa3NcQfEH
N14LP2tlQLbogpW4xngkBC8O88A=
-----END CERTIFICATE-----
`
const key = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIIhv+WehzXJCDi3oUUUkqEmMDIdI/xPm1jxdb3HKF88BoAoGCCqGSM49
AwEHoUQDQgAEhEP9I0ObVB11aZb20G6wzSmAl3Lbd1eUDTFtVzW/x86GS2wz3RrM
4E4C0LOiFNcT5QhWhmW9egpV5horhS6fFA==
-----END EC PRIVATE KEY-----
`
