import type { DesktopApp } from '../helpers/desktopHost'
import { ask, expect, test } from '../helpers/desktopTest'

/** No way leads the window elsewhere, into a second window, or into a webview; links go out by the allow-list. */

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Where all contents of the app are now. */
function places(desktop: DesktopApp): Promise<{ windows: number; urls: string[] }> {
  return desktop.electron.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    urls: webContents.getAllWebContents().map((contents) => contents.getURL()),
  }))
}

/** Records what would be opened by the system, and opens nothing. */
async function watchLinks(desktop: DesktopApp): Promise<() => Promise<string[]>> {
  await desktop.electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedLinks: opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  return () =>
    desktop.electron.evaluate(() => (globalThis as unknown as { openedLinks: string[] }).openedLinks)
}

// Playwright still waits for a navigation that was refused; a fresh page ends that.
test.afterEach(async ({ desktop }) => {
  await desktop.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload())
  await desktop.page.getByRole('option').first().waitFor()
})

const ways: Record<string, string> = {
  'location to the web': "location.href = 'https://example.org/'",
  'location to a file': "location.assign('file:///etc/passwd')",
  'location to data': "location.href = 'data:text/html,<p>elsewhere'",
  'location to a script': "location.href = 'javascript:document.title = 1'",
  'location to another own document': "location.href = 'app://byline/preview.html'",
  'location to another host of the scheme': "location.href = 'app://elsewhere/index.html'",
  'a link': "Object.assign(document.createElement('a'), { href: 'https://example.org/' }).click()",
  'a link to a new window':
    "Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' }).click()",
  'a form':
    "document.body.append(Object.assign(document.createElement('form'), { id: 'out', action: 'https://example.org/' })); out.submit(); out.remove()",
  'a link below a base':
    "document.head.append(Object.assign(document.createElement('base'), { id: 'far', href: 'https://example.org/' })); Object.assign(document.createElement('a'), { href: 'elsewhere.html' }).click(); far.remove()",
  'an area of an image':
    "Object.assign(document.createElement('area'), { href: 'https://example.org/' }).click()",
  'a middle click':
    "document.body.append(Object.assign(document.createElement('a'), { id: 'middle', href: 'https://example.org/' })); middle.dispatchEvent(new MouseEvent('click', { button: 1, ctrlKey: true, bubbles: true, cancelable: true })); middle.remove()",
  'a refresh':
    "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=https://example.org/' }))",
  'a window of the web': "window.open('https://example.org/')",
  'an empty window': "window.open('about:blank')",
  'a window of our own': "window.open('app://byline/index.html')",
  'a window of a file': "window.open('file:///etc/passwd', '_blank', 'nodeIntegration=yes')",
  'the top of the preview':
    "document.querySelector('iframe')?.contentWindow.open('https://example.org/', '_top')",
}

for (const [name, way] of Object.entries(ways)) {
  test(`E13 E14 stays where it is: ${name}`, async ({ desktop }) => {
    await watchLinks(desktop)
    // Windows of earlier tests may take a moment to be gone.
    const before = { windows: 1, urls: ['app://byline/index.html'] }
    await expect.poll(() => places(desktop)).toEqual(before)
    // Run from main, as code: the page's own policy would refuse eval.
    await desktop.electron.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(`${code}; 0`, true)
          .catch(() => 0),
      way,
    )
    await pause(200)
    expect(await places(desktop)).toEqual(before)
    // Playwright would wait for the navigation that was refused; main sees the page alive.
    const state = await desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "[document.title === '1', document.querySelectorAll('[role=option]').length > 0]",
      ),
    )
    expect(state).toEqual([false, true])
  })
}

test('E13 the frame of the preview shows nothing else', async ({ desktop }) => {
  await desktop.page.getByRole('option', { name: 'A second post' }).click()
  await expect(desktop.page.frameLocator('iframe').locator('body')).toContainText('Hello')
  const seen = await desktop.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `(async () => {
        const frame = document.querySelector('iframe')
        const seen = {}
        for (const url of ['app://byline/index.html', 'app://byline/page.css', 'https://example.org/', 'file:///etc/passwd', 'data:text/html,x']) {
          frame.contentWindow.location.href = url
          await new Promise((resolve) => setTimeout(resolve, 200))
          try {
            seen[url] = frame.contentWindow.location.href
          } catch {
            seen[url] = 'unreadable'
          }
        }
        return seen
      })()`,
    ),
  )
  // Our own addresses are held by main; others the policy has already turned into an error without a document.
  expect(seen).toEqual({
    'app://byline/index.html': 'app://byline/preview.html',
    'app://byline/page.css': 'app://byline/preview.html',
    'https://example.org/': 'unreadable',
    'file:///etc/passwd': 'unreadable',
    'data:text/html,x': 'unreadable',
  })
})

test('E11 E12 a webview is an unknown element, and would be refused', async ({ desktop }) => {
  const isKnown = await desktop.page.evaluate(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.org/')
    document.body.append(view)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const known = 'getWebContentsId' in view
    view.remove()
    return known
  })
  expect(isKnown).toBe(false)
  const isRefused = await desktop.electron.evaluate(({ BrowserWindow }) => {
    let refused = false
    const event = {
      preventDefault() {
        refused = true
      },
    }
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
    return refused
  })
  expect(isRefused).toBe(true)
  await expect.poll(async () => (await places(desktop)).urls).toHaveLength(1)
})

test('E13 a redirect is refused', async ({ desktop }) => {
  // Own addresses never redirect and all others are refused before they could: what is left to see is the answer.
  const isRefused = await desktop.electron.evaluate(({ BrowserWindow }) => {
    let refused = false
    const event = {
      preventDefault() {
        refused = true
      },
    }
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.emit('will-redirect', event, 'https://example.org/', false, true, 0, 0)
    return refused
  })
  expect(isRefused).toBe(true)
})

test('E15 links are opened by the system only through the allow-list', async ({ desktop }) => {
  const opened = await watchLinks(desktop)
  const allowed = ['http://example.org/', 'https://example.org/a?b#c', 'mailto:someone@example.org']
  for (const url of allowed)
    expect(await ask(desktop, 'openLink', { url })).toEqual({ ok: true, value: null })
  expect(await opened()).toEqual(allowed)
  const refused = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://example.org/share',
    'ms-msdt:/id',
    'vscode://file/etc/passwd',
    'app://byline/index.html',
    '\\\\example.org\\share',
    '/etc/passwd',
    '--help',
    '',
  ]
  for (const url of refused) {
    expect(await ask(desktop, 'openLink', { url }), url).toMatchObject({ error: { code: 'bad-request' } })
  }
  expect(await opened()).toEqual(allowed)
})

test('a download is refused', async ({ desktop }) => {
  const states = await desktop.electron.evaluate(async ({ BrowserWindow, session }) => {
    const seen: { prevented: boolean }[] = []
    session.defaultSession.on('will-download', (event) => seen.push({ prevented: event.defaultPrevented }))
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['text']))
      link.download = 'file.txt'
      link.click()
      new Promise((resolve) => setTimeout(resolve, 300))`,
      true,
    )
    return seen
  })
  expect(states).toEqual([{ prevented: true }])
})
