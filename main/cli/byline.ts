#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { exportWhenLoaded } from '../export/exportWhenLoaded'
import { serveThread } from '../threads'
import type { PostWork } from './postWork'

/** Does a task of `postWork`, which threads that do others need not load. */
const whenLoaded =
  (task: keyof PostWork) =>
  async (...rest: unknown[]) => {
    const { postWork } = await import('./postWork')
    return (postWork[task] as (...rest: unknown[]) => unknown)(...rest)
  }

if (isMainThread) {
  const { runProgram } = await import('./program')
  await runProgram(import.meta.filename)
} else {
  serveThread({
    editPosts: whenLoaded('editPosts'),
    readFields: whenLoaded('readFields'),
    countPosts: whenLoaded('countPosts'),
    exportInThread: exportWhenLoaded,
  })
}
