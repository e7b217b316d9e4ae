import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright'
import { late, withinTime } from '../../main/timeLimit'
import { desktopProgram } from './desktopProgram'
import { collectComplaints, type RunningApp, type WrittenFile } from './runningApp'

export interface DesktopApp extends RunningApp {
  electron: ElectronApplication
}

/** The desktop app in a real Electron, sandbox on: the build, or the packaged app. */
export function launchElectron(args: string[], userData: string): Promise<ElectronApplication> {
  const { executablePath, ownArguments } = desktopProgram()
  return _electron.launch({
    executablePath,
    chromiumSandbox: true,
    args: [...ownArguments, ...args],
    env: { ...(process.env as Record<string, string>), BYLINE_USER_DATA: userData },
    locale: 'en-GB',
  })
}

/** Milliseconds that a step of a start may take; the test itself would end without a word of which it was. */
const longestStep = 25_000

/** Waits for steps of a start; tells which of them did not end, with what the program has noted of itself. */
function createDeadline(userData: string) {
  return async <T>(step: string, work: Promise<T>): Promise<T> => {
    const answer = await withinTime(longestStep, () => work)
    if (answer !== late) return answer
    const noted = await readFile(join(userData, 'logs/byline.log'), 'utf8').catch(() => 'no log')
    throw new Error(`After ${longestStep / 1000} s it is not so far that ${step}. ${noted.slice(-2000)}`)
  }
}

/** The name of the one file of a folder, once it is there whole: it is renamed into place. */
async function waitForFile(folder: string): Promise<string> {
  for (;;) {
    const [name, ...others] = await readdir(folder)
    // Its writer still runs: what it writes has another name until it is whole.
    if (name !== undefined && others.length === 0 && !name.startsWith('.byline-')) return name
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The desktop app with a folder open; the save dialog answers with a file in the user-data folder. */
export async function openOnDesktop(folder: string, userData: string): Promise<DesktopApp> {
  const inTime = createDeadline(userData)
  const electron = await inTime('the program starts', launchElectron([folder], userData))
  const page = await inTime('its window is told of', electron.firstWindow())
  const complaints = collectComplaints(page)
  await inTime(
    'its window takes a size',
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)),
  )
  // For servers of the tests' own that stand for other sites.
  await inTime(
    'its session takes certificates',
    electron.evaluate(({ session }) =>
      session.defaultSession.setCertificateVerifyProc(({ hostname }, callback) =>
        callback(hostname === '127.0.0.1' ? 0 : -3),
      ),
    ),
  )
  /** The save dialog answers with the suggested name in a folder of its own. */
  const writtenBy = async (act: () => Promise<void>): Promise<WrittenFile> => {
    const target = await mkdtemp(join(userData, 'written-'))
    await electron.evaluate(({ dialog }, into) => {
      dialog.showSaveDialog = async (...args: unknown[]) => {
        const { defaultPath = 'file' } = args.at(-1) as { defaultPath?: string }
        return { canceled: false, filePath: `${into}/${defaultPath.split('/').at(-1)}` }
      }
    }, target)
    await act()
    const name = await waitForFile(target)
    return { name, text: await readFile(join(target, name), 'utf8') }
  }
  return {
    host: 'desktop',
    electron,
    page,
    folder,
    userData,
    complaints,
    writtenBy,
    async exportHtml() {
      const { text } = await writtenBy(async () => {
        await page.getByRole('button', { name: 'Export HTML' }).click()
        // Beside the message of an export before.
        await page
          .getByText(/^Exported to/)
          .last()
          .waitFor()
      })
      return text
    },
    async close() {
      // Unsaved text would hold the window by a native question.
      await electron.evaluate(({ app }) => app.exit(0)).catch(() => {})
      await electron.close().catch(() => {})
    },
    async kill() {
      const ended = electron.waitForEvent('close')
      electron.process().kill('SIGKILL')
      await ended
    },
  }
}
