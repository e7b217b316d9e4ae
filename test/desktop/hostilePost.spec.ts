import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { DesktopApp } from '../helpers/desktopHost'
import { expect, test } from '../helpers/desktopTest'

/** A post that tries to get out, seen in the preview: real clicks, and a server that must see no request. */

/** Addresses of the post's links that the system's own program may open. */
const allowedLinks = [
  'https://example.org/plain',
  'https://example.org/top',
  'https://example.org/ping',
  'mailto:someone@example.org',
]

const wayOut = (server: string) => `---
title: A way out
featured: ["${server}/featured"]
---
[plain](https://example.org/plain) [mail](mailto:someone@example.org) [file](file:///etc/passwd)
[script](javascript:document.title='ran') [own](app://byline/index.html) [relative](../second-post.md)

<a href="https://example.org/top" target="_top">top</a>
<a href="javascript:parent.document.title='ran'">raw script</a>
<a href="file:///etc/passwd" target="_blank">raw file</a>
<a href="smb://example.org/share">share</a>
<a href="https://example.org/ping" ping="${server}/ping" download>download</a>

<map name="doors"><area shape="default" href="https://example.org/area" target="_top" alt="door"></map>
<img usemap="#doors" src="img/quay.png" alt="doors" width="40" height="40">

<base href="${server}/" target="_top">
<meta http-equiv="refresh" content="0; url=${server}/refresh">
<link rel="stylesheet" href="${server}/style.css"><link rel="dns-prefetch" href="${server}/dns">
<style>@import '${server}/import.css'; body { background: url(${server}/background.png) }</style>
<p style="background: url(${server}/inline.png)">coloured</p>
<form action="${server}/form" target="_top"><input name="word" autofocus><button>send</button></form>
<iframe src="${server}/frame" srcdoc="<img src='${server}/srcdoc.png'>"></iframe>
<object data="${server}/object"></object><embed src="${server}/embed">
<video src="${server}/video" poster="${server}/poster.png" autoplay></video><audio src="${server}/audio" autoplay></audio>
<picture><source srcset="${server}/source.png"><img src="${server}/picture.png" srcset="${server}/set.png 2x"></picture>
<svg width="9" height="9"><image href="${server}/svg.png"/><a href="${server}/svg"><text>x</text></a></svg>
<script src="${server}/script.js"></script><webview src="${server}/webview"></webview>

![remote](${server}/image.png) ![bare](//${server.slice(5)}/bare.png)

The end of it.
`

/** A server on this machine that notes the path of every request. */
async function listenForRequests() {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('reached')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { seen, address: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** Where all contents of the app are, what the page is called, and what the system was asked to open. */
function look(desktop: DesktopApp) {
  return desktop.electron.evaluate(({ BrowserWindow, webContents }) => ({
    urls: webContents.getAllWebContents().map((contents) => contents.getURL()),
    frames: BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.frames.map((frame) => frame.url),
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
    opened: (globalThis as unknown as { opened: string[] }).opened,
  }))
}

test('a hostile post leads nowhere and asks no server', async ({ desktop }) => {
  const { page } = desktop
  await desktop.electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  const server = await listenForRequests()
  const file = join(desktop.folder, 'posts/way-out.md')
  await writeFile(file, wayOut(server.address))
  await page.getByRole('option', { name: 'A way out' }).click()
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.locator('body')).toContainText('The end of it.')

  const before = await look(desktop)
  expect(before).toMatchObject({
    urls: ['app://byline/index.html'],
    frames: ['app://byline/preview.html'],
    opened: [],
  })
  const links = preview.locator('a[href]')
  const doors = [...(await links.all()), preview.getByRole('img', { name: 'doors' })]
  expect(doors.length).toBeGreaterThan(6)
  for (const door of doors) {
    const click = { position: { x: 2, y: 2 }, force: true, noWaitAfter: true }
    await door.click(click)
    await door.click({ ...click, button: 'middle' })
    await door.click({ ...click, modifiers: ['Control'] })
    await door.click({ ...click, modifiers: ['Shift'] })
  }
  for (const link of await links.all()) await link.press('Enter', { noWaitAfter: true })
  await page.waitForTimeout(500)

  const { opened, ...after } = await look(desktop)
  const { opened: _none, ...unmoved } = before
  expect(after).toEqual(unmoved)
  // A remote image is a link until the writer wants remote images.
  const images = ['picture.png', 'image.png'].map((name) => `${server.address}/${name}`)
  const bare = `https:${server.address.slice(5)}/bare.png`
  expect(new Set(opened)).toEqual(new Set([...allowedLinks, ...images, bare]))
  server.close()
  await rm(file)
  expect(server.seen).toEqual([])
})
