import { readFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'
import { appPolicy, previewPolicy } from '../../main/appFiles'
import { expect, test } from '../helpers/desktopTest'

/** A line of /proc/<pid>/status: system calls are filtered. */
const isSandboxed = /^Seccomp:\t2$/m

/** What the window may do, seen from inside a running app: preferences, policies, permissions, ways out of it. */

test('E02 E03 E04 E06 E08 E09 E10 E11 E12 the window runs with every protection on', async ({ desktop }) => {
  const { preferences, pid } = await desktop.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Electron has this method, and leaves it out of its types.
    const own = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return { preferences: own.getLastWebPreferences(), pid: contents?.getOSProcessId() ?? 0 }
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  })
  expect(preferences).toMatchObject({ experimentalFeatures: false, enableBlinkFeatures: '' })
  test.skip(process.platform !== 'linux', 'the state of the sandbox is read from /proc')
  expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(isSandboxed)
})

test('E04 no window can be made without the sandbox', async ({ desktop }) => {
  test.skip(process.platform !== 'linux', 'the state of the sandbox is read from /proc')
  const pid = await desktop.electron.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: false } })
    Object.assign(globalThis, { bare: window })
    await window.loadURL('data:text/html,<p>bare')
    return window.webContents.getOSProcessId()
  })
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  await desktop.electron.evaluate(() => (globalThis as unknown as { bare: BrowserWindow }).bare.destroy())
  expect(status).toMatch(isSandboxed)
})

test('E02 E03 E20 the page reaches three functions and nothing of Node or Electron', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(() => {
    const all = window as unknown as Record<string, unknown>
    const bridge = all.byline as Record<string, unknown>
    const before = bridge.request
    try {
      bridge.request = () => 'replaced'
    } catch {}
    return {
      bridge: Object.keys(bridge).sort(),
      isKept: bridge.request === before,
      node: [
        'require',
        'process',
        'module',
        'global',
        'Buffer',
        'ipcRenderer',
        'electron',
        '__dirname',
      ].filter((name) => name in all),
    }
  })
  expect(seen).toEqual({ bridge: ['on', 'openDropped', 'request'], isKept: true, node: [] })
})

test('E02 no worker has Node', async ({ desktop }) => {
  await desktop.page.getByRole('option', { name: 'A second post' }).click()
  await expect.poll(() => desktop.page.workers().length).toBeGreaterThan(0)
  for (const worker of desktop.page.workers()) {
    const seen = await worker.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'byline'].filter((name) => name in globalThis),
    )
    expect(seen).toEqual([])
  }
})

test('E02 E20 the frame of the preview has no bridge and runs no script', async ({ desktop }) => {
  await desktop.page.getByRole('option', { name: 'A second post' }).click()
  await expect(desktop.page.frameLocator('iframe[title="Preview"]').locator('body')).toContainText('Hello')
  const seen = await desktop.page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
    const inside = frame?.contentWindow as unknown as { byline?: unknown; ran?: boolean; document: Document }
    const script = inside.document.createElement('script')
    script.textContent = 'window.ran = true; parent.ran = true'
    inside.document.body.append(script)
    const image = inside.document.createElement('img')
    image.setAttribute('onerror', 'window.ran = true')
    image.src = 'data:image/png,broken'
    inside.document.body.append(image)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { bridge: typeof inside.byline, ran: inside.ran ?? (window as { ran?: boolean }).ran ?? false }
  })
  expect(seen).toEqual({ bridge: 'undefined', ran: false })
})

test('E07 every document carries its policy', async ({ desktop }) => {
  const policies = await desktop.page.evaluate(async () => {
    const read = async (path: string) => (await fetch(path)).headers.get('content-security-policy')
    return {
      app: await read('index.html'),
      preview: await read('preview.html'),
      style: await read('page.css'),
    }
  })
  expect(policies).toEqual({ app: appPolicy, preview: previewPolicy('app://byline'), style: appPolicy })
  expect(appPolicy).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(previewPolicy('app://byline')).toMatch(/^default-src 'none';/)
  expect(previewPolicy('app://byline')).not.toContain('script')
})

test('every document is taken for what it says, and tells nobody where it is', async ({ desktop }) => {
  const headers = await desktop.page.evaluate(async () => {
    const names = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy']
    const read = async (path: string) => {
      const response = await fetch(path)
      return names.map((name) => response.headers.get(name))
    }
    return Promise.all(['index.html', 'preview.html', 'page.css'].map(read))
  })
  const expected = ['nosniff', 'no-referrer', 'same-origin']
  expect(headers).toEqual([expected, expected, expected])
})

test('E07 the policy holds: no inline script, no foreign source', async ({ desktop }) => {
  const outcome = await desktop.page.evaluate(async () => {
    const all = window as unknown as { ran?: string }
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = "inline"'
    document.body.append(inline)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ran = "attribute"')
    button.click()
    const foreign = document.createElement('script')
    foreign.src = 'data:text/javascript,window.ran="data"'
    document.body.append(foreign)
    const base = document.createElement('base')
    base.href = 'https://example.org/'
    document.head.append(base)
    const image = document.createElement('img')
    image.src = 'https://example.org/x.png'
    document.body.append(image)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    await fetch('https://example.org/').catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 300))
    const isBaseOwn = document.baseURI.startsWith('app://byline/')
    for (const element of [inline, foreign, base, image, frame]) element.remove()
    return { ran: all.ran ?? null, isBaseOwn, violated: [...new Set(violated)].sort() }
  })
  expect(outcome).toEqual({
    ran: null,
    isBaseOwn: true,
    violated: ['base-uri', 'connect-src', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem'],
  })
})

test('E07 text is never run as code', async ({ desktop }) => {
  // Run from main, where nothing of the test's own stands between the page and its policy.
  const refused = await desktop.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `(() => {
        const ways = {
          eval: () => eval('1'),
          function: () => new Function('return 1')(),
          timer: () => setTimeout('window.ranLate = true', 0),
          assembly: () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
          worker: () => new Worker(URL.createObjectURL(new Blob(['1']))),
        }
        const names = Object.keys(ways).filter((name) => {
          try {
            ways[name]()
            return false
          } catch {
            return true
          }
        })
        return new Promise((resolve) => setTimeout(() => resolve([names, window.ranLate ?? false]), 200))
      })()`,
    ),
  )
  expect(refused).toEqual([['eval', 'function', 'assembly', 'worker'], false])
})

test('E05 every permission is denied', async ({ desktop }) => {
  const outcome = await desktop.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'background-sync',
      'persistent-storage',
      'idle-detection',
      'storage-access',
      'window-management',
      'local-fonts',
      'display-capture',
    ]
    const states: Record<string, string> = {}
    for (const name of names) {
      const state = await navigator.permissions
        .query({ name: name as PermissionName })
        .then((status) => status.state as string)
        .catch(() => 'unknown')
      if (state !== 'denied' && state !== 'unknown') states[name] = state
    }
    const refused = async (attempt: () => Promise<unknown>) => {
      try {
        const late = new Promise((resolve) => setTimeout(resolve, 3000, 'no answer'))
        return ((await Promise.race([attempt(), late])) as string | undefined) ?? 'allowed'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    const device = navigator as unknown as {
      usb: { requestDevice(options: object): Promise<unknown> }
      serial: { requestPort(): Promise<unknown> }
      hid: { getDevices(): Promise<unknown[]> }
      bluetooth: { requestDevice(options: object): Promise<unknown> }
    }
    void document.documentElement.requestFullscreen().catch(() => {})
    return {
      states,
      asked: {
        notification: await refused(() => Notification.requestPermission()),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        place: await refused(
          () =>
            new Promise((ok, no) => navigator.geolocation.getCurrentPosition(ok, () => no(new Error('no')))),
        ),
        midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
        clipboard: await refused(() => navigator.clipboard.readText()),
        usb: await refused(() => device.usb.requestDevice({ filters: [] })),
        serial: await refused(() => device.serial.requestPort()),
        hid: (await device.hid.getDevices()).length,
        pointer: await refused(async () => document.documentElement.requestPointerLock()),
      },
      isFullscreen: document.fullscreenElement !== null,
    }
  })
  expect(outcome.states).toEqual({})
  expect(outcome.isFullscreen).toBe(false)
  const { notification, hid, ...asked } = outcome.asked
  expect(notification).toBe('denied')
  expect(hid).toBe(0)
  for (const [name, answer] of Object.entries(asked)) expect.soft(answer, name).toMatch(/Error$/)
})
