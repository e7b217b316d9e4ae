/** Median time of a task in milliseconds, after one run to warm up; at least 5 runs or one second. */
export async function measure(task: () => unknown): Promise<number> {
  await task()
  const times: number[] = []
  const start = performance.now()
  while (times.length < 5 || (performance.now() - start < 1000 && times.length < 200)) {
    const before = performance.now()
    await task()
    times.push(performance.now() - before)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}

export interface Comparison {
  what: string
  ours: () => unknown
  peer: string
  theirs: () => unknown
}

/** Runs both sides in turn and prints a line: medians and their ratio (below 1 is faster than the peer). */
export async function compare({ what, ours, peer, theirs }: Comparison): Promise<void> {
  const own = await measure(ours)
  const other = await measure(theirs)
  const figure = (time: number) => `${time.toFixed(time < 10 ? 2 : 0)} ms`
  console.log(`${what}: ${figure(own)}; ${peer}: ${figure(other)}; ratio ${(own / other).toFixed(2)}`)
}
