import type { StateCreator } from 'zustand'
import { defaultSettings, type FolderInfo, type RecentFolder, type Settings, type StartState } from '#api'
import type { Store } from './store'

/** The program's start state, the open folder and the writer's settings. */
export interface FolderSlice {
  host: StartState['host']
  platform: StartState['platform']
  version: string
  /** False until main has answered for the first time. */
  isStarted: boolean
  folder: FolderInfo | null
  recent: RecentFolder[]
  settings: Settings
  setStart(start: StartState): void
  setFolder(folder: FolderInfo | null): void
  setRecent(recent: RecentFolder[]): void
  setSettings(settings: Settings): void
}

export const createFolderSlice: StateCreator<Store, [], [], FolderSlice> = (set) => ({
  host: 'browser',
  platform: 'linux',
  version: '',
  isStarted: false,
  folder: null,
  recent: [],
  settings: defaultSettings,
  setStart: ({ host, platform, version, folder, recent, settings }) =>
    set({ host, platform, version, folder, recent, settings, isStarted: true }),
  setFolder: (folder) => set({ folder }),
  setRecent: (recent) => set({ recent }),
  setSettings: (settings) => set({ settings }),
})
