import { join } from 'node:path'
import * as v from 'valibot'
import { defaultSettings, type Settings } from '#api'
import { createJsonFile, type JsonFile } from './jsonFile'

const widths = v.record(
  v.pipe(v.string(), v.maxLength(40)),
  v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
)

/** What the renderer may send: every key, each of its kind. Unknown keys are dropped. */
export const settingsSchema = v.object({
  layout: v.record(v.pipe(v.string(), v.maxLength(80)), widths),
  showPosts: v.boolean(),
  showPreview: v.boolean(),
  showInspector: v.boolean(),
  scrollTogether: v.boolean(),
  autosave: v.picklist(['off', 'pause', 'leave']),
  theme: v.picklist(['system', 'light', 'dark']),
  pageWidth: v.picklist(['panel', 'phone', 'tablet', 'desktop']),
  sort: v.picklist(['date', 'title', 'changed']),
})

/** What a file may hold: a key that is missing or of another kind gets its default, the others stay. */
const { entries } = settingsSchema
const storedSchema = v.object({
  layout: v.fallback(entries.layout, defaultSettings.layout),
  showPosts: v.fallback(entries.showPosts, defaultSettings.showPosts),
  showPreview: v.fallback(entries.showPreview, defaultSettings.showPreview),
  showInspector: v.fallback(entries.showInspector, defaultSettings.showInspector),
  scrollTogether: v.fallback(entries.scrollTogether, defaultSettings.scrollTogether),
  autosave: v.fallback(entries.autosave, defaultSettings.autosave),
  theme: v.fallback(entries.theme, defaultSettings.theme),
  pageWidth: v.fallback(entries.pageWidth, defaultSettings.pageWidth),
  sort: v.fallback(entries.sort, defaultSettings.sort),
})

/**
 * What is kept when a program changes its settings from `before` to `next` and the file holds `present`, perhaps of another
 * program: only what this one has changed is its own.
 */
export function mergeSettings(present: Settings, before: Settings, next: Settings): Settings {
  const isChanged = (key: string) =>
    JSON.stringify(before[key as keyof Settings]) !== JSON.stringify(next[key as keyof Settings])
  const changed = Object.fromEntries(Object.entries(next).filter(([key]) => isChanged(key)))
  const layout = Object.entries(next.layout).filter(
    ([group, widths]) => JSON.stringify(before.layout[group]) !== JSON.stringify(widths),
  )
  return { ...present, ...changed, layout: { ...present.layout, ...Object.fromEntries(layout) } }
}

/** The settings file of a user-data folder. */
export function settingsFile(userData: string): JsonFile<Settings> {
  return createJsonFile(join(userData, 'settings.json'), storedSchema, defaultSettings)
}
