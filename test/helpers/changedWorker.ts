import type { Page } from 'playwright'

/** Loads the window anew with a program behind that of the worker that reads posts: only it is changed, on its way. */
export async function changeWorker(page: Page, program: string): Promise<void> {
  await page.route('**/analysis.worker-*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()) + program })
  })
  // What the browser has kept of it would not come this way.
  const session = await page.context().newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
  await page.reload()
}
