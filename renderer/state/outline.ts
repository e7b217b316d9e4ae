import type { PostDetails } from '#domain/analysis'
import type { Section } from '#domain/sections/sections'

/** One heading in the list of sections. */
export interface HeadingItem {
  kind: 'heading'
  key: string
  sectionKey: string
  /** Its place among the headings of its section. */
  place: number
  level: number
  text: string
}

/** One section in the list of sections. */
export interface SectionItem {
  kind: 'section'
  /** Author and number among the author's sections: stays the same while others write or sections move. */
  key: string
  index: number
  handle: string
  headings: HeadingItem[]
}

/** What typing changes all the time: rows read it by themselves, so that the list is not built again for it. */
export interface SectionNumbers {
  words: number
  minutes: number
  links: number
  /** How many errors and warnings lie in the section. */
  problems: number
}

/** The keys of sections by their handles, in order. */
export function sectionKeys(handles: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return handles.map((handle) => {
    const number = (counts.get(handle) ?? 0) + 1
    counts.set(handle, number)
    return `${handle}#${number}`
  })
}

/** The authors of the sections in the order of their first one. */
export function authorsOf(outline: readonly SectionItem[]): string[] {
  return [...new Set(outline.map(({ handle }) => handle))].filter((handle) => handle !== '')
}

/** Whether two items say the same; lists are compared by the identity of their items. */
function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((name) => {
    const [own, other] = [a[name], b[name]]
    return Array.isArray(own) && Array.isArray(other) ? isSameList(own, other) : own === other
  })
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

function share<T extends object>(item: T, known: T | undefined): T {
  return known !== undefined && isSame(item, known) ? known : item
}

/** The earlier list where nothing changed; else the new one with the earlier items that say the same. */
function shareList<T extends { key: string }>(items: T[], known: readonly T[]): T[] {
  const byKey = new Map(known.map((item) => [item.key, item]))
  const shared = items.map((item) => share(item, byKey.get(item.key)))
  return isSameList(shared, known) ? (known as T[]) : shared
}

function headingsOf(section: Section, sectionKey: string, known: readonly HeadingItem[]): HeadingItem[] {
  const items = section.headings.map(
    ({ level, text }, place): HeadingItem => ({
      kind: 'heading',
      key: `${sectionKey}/${place}`,
      sectionKey,
      place,
      level,
      text,
    }),
  )
  return shareList(items, known)
}

/** The last section that begins at an offset or before it, by halving; -1 where all begin later. */
function lastBeginning(sections: readonly Section[], offset: number): number {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle]!.from <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** How many errors and warnings begin in each section. */
function countProblems({ sections, problems }: PostDetails): number[] {
  const counts = sections.map(() => 0)
  for (const { severity, from } of problems) {
    if (severity === 'hint') continue
    const index = lastBeginning(sections, from)
    if (index >= 0 && from <= sections[index]!.to) counts[index]! += 1
  }
  return counts
}

/**
 * The sections of an analysis as the list shows them. What did not change since `known` is the same object, so that
 * the list is built again only where sections or headings have changed.
 */
export function outlineOf({ sections }: PostDetails, known: readonly SectionItem[] = []): SectionItem[] {
  const keys = sectionKeys(sections.map(({ handle }) => handle))
  const byKey = new Map(known.map((item) => [item.key, item]))
  const items = sections.map((section): SectionItem => {
    const key = keys[section.index]!
    const { index, handle } = section
    const headings = headingsOf(section, key, byKey.get(key)?.headings ?? [])
    return { kind: 'section', key, index, handle, headings }
  })
  return shareList(items, known)
}

/** The numbers of all sections, by index; those that did not change since `known` are the same objects. */
export function numbersOf(result: PostDetails, known: readonly SectionNumbers[] = []): SectionNumbers[] {
  const problems = countProblems(result)
  return result.sections.map(({ index, words, minutes, links }) =>
    share({ words, minutes, links, problems: problems[index]! }, known[index]),
  )
}
