import type { Args, PostsChange, RequestName } from '#api'

/** A window without a picture: it holds the list that main tells of, over the browser app's own protocol. */
export interface MainListener {
  /** Titles by id, as main has told them. */
  titles: Map<string, string>
  isFinished(): boolean
  notices: string[]
  ask<N extends RequestName>(name: N, args: Args<N>): Promise<unknown>
  close(): void
}

/** `url` is the address with the secret that the browser app prints. */
export async function listenToMain(url: string): Promise<MainListener> {
  const { origin } = new URL(url)
  const entry = await fetch(url, { redirect: 'manual' })
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const leaving = new AbortController()
  const titles = new Map<string, string>()
  const notices: string[] = []
  let isFinished = false

  const response = await fetch(`${origin}/events`, { headers, signal: leaving.signal })
  if (response.body === null || !response.ok) throw new Error(`Main does not answer: ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()

  function take(message: string): void {
    const name = /^event: (.*)$/m.exec(message)?.[1]
    const data = /^data: (.*)$/m.exec(message)?.[1]
    if (data === undefined) return
    if (name === 'notice') notices.push((JSON.parse(data) as { message: string }).message)
    if (name !== 'posts') return
    const { reset, put, removed, progress } = JSON.parse(data) as PostsChange
    if (reset) titles.clear()
    for (const { id, title } of put) titles.set(id, title)
    for (const id of removed) titles.delete(id)
    isFinished = progress.finished
  }
  async function read(): Promise<void> {
    let parts: string[] = []
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      parts.push(value)
      if (!value.includes('\n\n')) continue
      const messages = parts.join('').split('\n\n')
      parts = [messages.pop() ?? '']
      for (const message of messages) take(message)
    }
  }
  read().catch(() => {})

  return {
    titles,
    isFinished: () => isFinished,
    notices,
    async ask(name, args) {
      const answer = await fetch(`${origin}/request/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(args),
      })
      return answer.json()
    },
    close: () => leaving.abort(),
  }
}
