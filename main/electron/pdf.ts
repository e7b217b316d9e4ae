import { app, BrowserWindow, type PrintToPDFOptions, session } from 'electron'

/** Longest time for a page to be laid out, in milliseconds. */
const longestLoading = 60_000

const pageAddress = 'app://page/'

/** What the page may use: its own style, and images and fonts that are in it. */
const pagePolicy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline' data:; form-action 'none'; base-uri 'none'"

/** Countries whose paper is Letter; all others have A4. */
const letterCountries = new Set([
  'US',
  'CA',
  'MX',
  'CL',
  'CO',
  'PH',
  'VE',
  'GT',
  'CR',
  'PA',
  'DO',
  'SV',
  'NI',
])

const printOptions = (): PrintToPDFOptions => ({
  pageSize: letterCountries.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
})

let count = 0

/** A session that nothing is kept of, and that answers one address with one page; every other request is refused. */
function sessionFor(html: string): Electron.Session {
  count += 1
  const own = session.fromPartition(`pdf-${count}`)
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  own.setPermissionCheckHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  own.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: url !== pageAddress && !url.startsWith('data:') }),
  )
  own.protocol.handle(
    'app',
    () =>
      new Response(html, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy },
      }),
  )
  return own
}

async function printPage(window: BrowserWindow): Promise<Uint8Array> {
  await window.loadURL(pageAddress)
  return window.webContents.printToPDF(printOptions())
}

/** Prints a finished page into a PDF: in a hidden window without scripts, preload and network. */
export async function makePdf(html: string): Promise<Uint8Array> {
  const own = sessionFor(html)
  // biome-ignore format: the mark stands on the line that it is about
  // Nobody clicks in a hidden window; and as in every one, no click leads out of it (lockAllContents).
  const window = new BrowserWindow({ // eng-disable AUXCLICK_JS_CHECK
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  let timer: NodeJS.Timeout | undefined
  const failed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the page was not laid out within a minute')), longestLoading)
    window.webContents.once('render-process-gone', () => reject(new Error('the page could not be laid out')))
  })
  try {
    return await Promise.race([printPage(window), failed])
  } finally {
    clearTimeout(timer)
    window.destroy()
    own.protocol.unhandle('app')
  }
}
