import { Worker } from 'node:worker_threads'
import { configureGlobal } from 'fast-check'
import { afterAll, expect } from 'vitest'
import { patience } from './depth'

/**
 * Before each file of unit tests. Code that never comes back holds up its whole process, where no time limit of a test can
 * end it; so a thread ends the process, and first says where in its code it was. Its tests fail, other files go on.
 */

// Looking for the smallest text that fails may take hours; a property that is interrupted has failed.
configureGlobal({ interruptAfterTimeLimit: patience, markInterruptAsFailure: true })

/** Longer than any file may take, with the slowest of its tests at the end of its patience. */
const limit = Number(process.env.BYLINE_TEST_LIMIT ?? patience * 2)

const watch = `
const { writeSync } = require('node:fs')
const { Session } = require('node:inspector')
const { workerData: { file, limit } } = require('node:worker_threads')

function end(place) {
  writeSync(2, file + ' did not end within ' + limit / 1000 + ' s; its process is ended. It was here:\\n' + place + '\\n')
  process.kill(process.pid, 'SIGKILL')
}

setTimeout(() => {
  setTimeout(end, 5000, '(no answer)')
  const session = new Session()
  const urls = new Map()
  session.connectToMainThread()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url))
  session.on('Debugger.paused', ({ params: { callFrames } }) => {
    end(callFrames.map(({ functionName, location }) =>
      '  ' + (functionName || '(anonymous)') + ' ' + urls.get(location.scriptId) + ':' + (location.lineNumber + 1)).join('\\n'))
  })
  session.post('Debugger.enable', () => session.post('Debugger.pause'))
}, limit)
`

const watcher = new Worker(watch, {
  eval: true,
  workerData: { file: expect.getState().testPath ?? 'A file of tests', limit },
  execArgv: [],
})
watcher.unref()
// The process may go on with other files, each with a limit of its own.
afterAll(async () => {
  await watcher.terminate()
})
