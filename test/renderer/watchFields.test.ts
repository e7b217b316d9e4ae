import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Answer, Bridge, FolderFields, FolderInfo } from '#api'
import { standardSettings } from '#domain/markdown/features'

type State = ReturnType<typeof import('../../renderer/state/store')['useStore']['getState']>

/** Questions that main has not answered yet. */
let open: { id: string; answer: (value: Answer<'getFolderFields'>) => void }[] = []
let tellFieldsChanged = () => {}
let state: () => State
let change: (part: Partial<State>) => void

const bridge = {
  request: (_name: string, { id }: { id: string }) =>
    new Promise((answer) => {
      open.push({ id, answer })
    }),
  on(name: string, listener: (event: object) => void) {
    if (name === 'fieldsChanged') tellFieldsChanged = () => listener({})
    return () => {}
  },
} as unknown as Bridge

const fieldsOf = (folder: string): FolderFields => ({
  usage: { folder, posts: 3, kind: 'yaml', keys: [] },
  rules: {},
  markdown: standardSettings,
  trouble: null,
})
const folderOf = (key: string): FolderInfo => ({
  key,
  name: key,
  label: key,
  settings: { remoteImages: false, styleSheet: null },
})

/** Answers the question that was asked as number `index` of those that are open. */
async function answer(index: number, folder: string) {
  open.splice(index, 1)[0]?.answer({ ok: true, value: fieldsOf(folder) })
  await new Promise((resolve) => setTimeout(resolve, 0))
}
const asked = () => open.map(({ id }) => id)
const known = () => state().folderFields?.usage.folder ?? null

beforeAll(async () => {
  Object.assign(globalThis, { window: { byline: bridge } })
  const { useStore } = await import('../../renderer/state/store')
  const { watchFields } = await import('../../renderer/state/watchFields')
  state = useStore.getState
  change = useStore.setState
  watchFields()
})

beforeEach(() => {
  change({ openId: null, folder: folderOf('one'), folderFields: null })
  open = []
})

it('asks when a post is opened, and shows the answer', async () => {
  change({ openId: 'p/a.md' })
  expect([asked(), known()]).toEqual([['p/a.md'], null])
  await answer(0, 'p')
  expect(known()).toBe('p')
  change({ filter: 'anything else' })
  expect(asked()).toEqual([])
})

it('drops the answer for a post that is not open any more', async () => {
  change({ openId: 'p/a.md' })
  change({ openId: 'q/a.md' })
  await answer(1, 'q')
  await answer(0, 'p')
  expect(known()).toBe('q')
  change({ openId: 'p/a.md' })
  change({ openId: null })
  await answer(0, 'p')
  expect(known()).toBeNull()
})

it('forgets at once for another subfolder, and keeps what is known among siblings', async () => {
  change({ openId: 'p/a.md' })
  await answer(0, 'p')
  change({ openId: 'p/bundle/index.md' })
  expect([asked(), known()]).toEqual([['p/bundle/index.md'], 'p'])
  change({ openId: 'q/a.md' })
  expect(known()).toBeNull()
})

it('forgets and asks anew when another folder is opened', async () => {
  change({ openId: 'p/a.md' })
  await answer(0, 'p')
  change({ folder: folderOf('two') })
  expect([asked(), known()]).toEqual([['p/a.md'], null])
})

it('asks again when fields have changed, keeping what is known meanwhile', async () => {
  tellFieldsChanged()
  expect(asked()).toEqual([])
  change({ openId: 'p/a.md' })
  await answer(0, 'p')
  tellFieldsChanged()
  tellFieldsChanged()
  expect([asked(), known()]).toEqual([['p/a.md', 'p/a.md'], 'p'])
  await answer(1, 'newest')
  await answer(0, 'older')
  expect(known()).toBe('newest')
})

it('keeps what is known when main cannot answer', async () => {
  change({ openId: 'p/a.md' })
  await answer(0, 'p')
  tellFieldsChanged()
  open[0]?.answer({ ok: false, error: { code: 'failed', message: 'x' } })
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(known()).toBe('p')
})
