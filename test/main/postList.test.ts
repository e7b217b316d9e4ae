import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PostsChange } from '#api'
import { summariseUnreadable } from '#domain/posts/summarise'
import { createPostList } from '../../main/postList'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createList() {
  const told: PostsChange[] = []
  const list = createPostList((_name, event) => void told.push(event as PostsChange))
  const put = (index: number) => list.put(summariseUnreadable(`${index}.md`, 0, ''))
  return { told, put }
}

it('tells the first posts at once, then at most ten times a second', () => {
  const { told, put } = createList()
  for (let index = 0; index < 100; index += 1) put(index)
  expect(told.map((each) => each.put.length)).toEqual([100])
  for (let time = 0; time < 1000; time += 10) {
    put(100 + time)
    vi.advanceTimersByTime(10)
  }
  expect(told.length).toBeLessThanOrEqual(11)
  expect(told.length).toBeGreaterThanOrEqual(9)
})

it('tells less often of a long list, yet soon of one change', () => {
  const { told, put } = createList()
  for (let index = 0; index < 50_000; index += 1) put(index)
  vi.advanceTimersByTime(1000)
  const before = told.length
  for (let time = 0; time < 2000; time += 10) {
    put(50_000 + time)
    vi.advanceTimersByTime(10)
  }
  expect(told.length - before).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(1000)
  const rest = told.length
  put(1)
  vi.advanceTimersByTime(101)
  expect(told.length - rest).toBe(1)
  expect(told.at(-1)?.put.map(({ id }) => id)).toEqual(['1.md'])
})
