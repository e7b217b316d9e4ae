import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { collectComplaints, type RunningApp, type WrittenFile } from './runningApp'

const root = resolve(import.meta.dirname, '../..')

/** Starts the server as the README says and answers with the address it prints. */
export function startServer(
  args: string[],
  userData: string,
  environment: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [resolve(root, 'out/main/start.js'), '--no-open', ...args], {
    env: { ...process.env, ...environment, BYLINE_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((done, fail) => {
    let output = ''
    const read = (data: Buffer) => {
      output += data.toString()
      const url = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0]
      if (url !== undefined) done({ url, child })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => fail(new Error(`Byline ended with ${code}: ${output}`)))
  })
}

/** Chromium as the tests start it. Its sandbox does not run for root; the product never turns it off. */
export function launchChromium(more: string[] = []) {
  const executablePath = process.env.BYLINE_CHROMIUM
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...more] : more,
  })
}

/** The browser app in a Chromium of its own, or in one that is `running` and stays so: with storage and cache of its own. */
export async function openInBrowser(
  folder: string,
  userData: string,
  running?: Browser,
): Promise<RunningApp> {
  const { url, child } = await startServer([folder], userData)
  const browser = running ?? (await launchChromium())
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // For servers of the tests' own that stand for other sites.
    ignoreHTTPSErrors: true,
  })
  const page = await context.newPage()
  const complaints = collectComplaints(page)
  await page.goto(url)
  const writtenBy = async (act: () => Promise<void>): Promise<WrittenFile> => {
    const download = page.waitForEvent('download')
    await act()
    const file = await download
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const leave = () => (running === undefined ? browser : context).close()
  return {
    host: 'browser',
    page,
    folder,
    userData,
    complaints,
    writtenBy,
    async exportHtml() {
      const { text } = await writtenBy(() => page.getByRole('button', { name: 'Export HTML' }).click())
      return text
    },
    async close() {
      await leave()
      child.removeAllListeners('exit')
      child.kill()
    },
    async kill() {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      await leave()
    },
  }
}
