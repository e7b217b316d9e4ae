import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright'
import { isRoot } from '../run/step'

/** A window of a desktop app, started as a writer starts it: no driver stands between until it is there. */

const longestStart = 60_000
/** Milliseconds that an app may take to end, and that the driver stays for the workers of a window. */
const longestEnd = 3000
const settling = 1000

export interface StartFigures {
  /** Milliseconds from the start of the program until the window could be worked in. */
  ready: number
  /** Megabytes of all its processes; what they share is counted once. */
  memory: number
}

/** All processes below one, and itself. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // Ended meanwhile.
    }
  }
  const isBelow = (one: number): boolean => {
    for (let at: number | undefined = one; at !== undefined && at !== 0; at = parents.get(at)) {
      if (at === pid) return true
    }
    return false
  }
  return [...parents.keys()].filter(isBelow)
}

/** The proportional size of a process in megabytes: a page that n processes share counts a nth in each. */
function memoryOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Waits for the line by which Chromium says where it can be looked into. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(new Error(`The app did not start: ${said.slice(-500)}`)),
      longestStart,
    )
    child.stderr?.on('data', (data) => {
      said += String(data)
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

/**
 * Starts a program and waits until its window is ready: until the mark of this name (or, for a page without marks, its
 * first paint) stands in the page's own list of times. `rest`: milliseconds until the memory is read.
 */
export async function startWindow(
  program: string,
  args: readonly string[],
  { userData, mark, rest }: { userData: string; mark: string | null; rest: number },
): Promise<StartFigures> {
  // Root may not run Chromium in its sandbox: an ordinary user does.
  const before = isRoot ? ['runuser', '-u', 'byline-tester', '--'] : []
  const command = [
    ...before,
    'env',
    `BYLINE_USER_DATA=${userData}`,
    program,
    ...args,
    '--remote-debugging-port=0',
    `--user-data-dir=${userData}`,
  ]
  const start = Date.now()
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    const browser = await chromium.connectOverCDP(await addressOf(child))
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
    if (page === undefined) throw new Error('The app showed no window.')
    const find = (mark: string | null) => {
      const [entry] =
        mark === null
          ? performance.getEntriesByName('first-contentful-paint')
          : performance.getEntriesByName(mark)
      return entry === undefined ? null : performance.timeOrigin + entry.startTime
    }
    const handle = await page.waitForFunction(find, mark, { timeout: longestStart })
    const ready = Number(await handle.jsonValue()) - start
    // A worker that starts while the driver goes would wait for it for ever, and the page for the worker.
    await pause(settling)
    await browser.close()
    await pause(rest - settling)
    const memory = treeOf(child.pid ?? 0).reduce((sum, pid) => sum + memoryOf(pid), 0)
    return { ready, memory }
  } finally {
    const pids = treeOf(child.pid ?? 0)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // As at the end of a session: a killed app may take the post that it had just opened for the reason.
    child.kill()
    await Promise.race([ended, pause(longestEnd)])
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Ended meanwhile.
      }
    }
    await ended
  }
}
