import type { Page } from 'playwright'

export interface WrittenFile {
  /** The name that Byline suggested. */
  name: string
  text: string
}

/** Byline as a test drives it, the same in every host. */
export interface RunningApp {
  host: 'browser' | 'desktop'
  page: Page
  /** The content folder that is open; a fresh copy for each test. */
  folder: string
  /** Where Byline keeps what is its own. */
  userData: string
  /** Does what has a file written by the host's own means (a save dialog, a download) and answers with that file. */
  writtenBy(act: () => Promise<void>): Promise<WrittenFile>
  /** Presses Export HTML and answers with the page that was written. */
  exportHtml(): Promise<string>
  /** What the console said that a writer should never see. */
  complaints: string[]
  close(): Promise<void>
  /** Ends window and main at once, as a power cut does: nothing is asked, nothing is finished. */
  kill(): Promise<void>
}

/** Collects errors and warnings of a page's console, and what it threw. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
