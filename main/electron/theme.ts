import { nativeTheme } from 'electron'
import type { Settings } from '#api'

/** Gives menus, title bars and dialogs the writer's colours, where the system lets an app choose them. */
export function showTheme(theme: Settings['theme']): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
}
