import type { Settings } from '#api'
import { changeSettings } from '../state/folders'
import { useStore } from '../state/store'
import type { InspectorTab } from '../state/windowSlice'
import { type Action, always, hasFolder, hasPost } from './action'

function showTab(tab: InspectorTab, isEnabled = hasPost): Action {
  return {
    isEnabled,
    run() {
      changeSettings({ showInspector: true })
      useStore.getState().setTab(tab)
    },
  }
}

function togglePanel(panel: 'showPosts' | 'showPreview' | 'showInspector'): Action {
  return {
    isEnabled: hasFolder,
    run: () => changeSettings({ [panel]: !useStore.getState().settings[panel] }),
  }
}

/** Nothing on the screen tells it at once, so a message does. */
function toggleScrollTogether(): void {
  const scrollTogether = !useStore.getState().settings.scrollTogether
  changeSettings({ scrollTogether })
  useStore.getState().notify({
    tone: 'info',
    message: scrollTogether
      ? 'Editor and preview scroll together now.'
      : 'Editor and preview scroll on their own now.',
  })
}

/** Nothing on the screen tells it at once, so a message does. */
function setAutosave(autosave: Settings['autosave'], message: string): Action {
  return {
    isEnabled: (state) => state.settings.autosave !== autosave,
    run() {
      changeSettings({ autosave })
      useStore.getState().notify({ tone: 'info', message })
    },
  }
}

function setPageWidth(pageWidth: Settings['pageWidth']): Action {
  return { isEnabled: hasFolder, run: () => changeSettings({ pageWidth, showPreview: true }) }
}

const themes = ['system', 'light', 'dark'] as const

/** How the window behaves: which parts are there, how they and the page look, when posts are saved unasked. */
export const viewActions = {
  'view.posts': togglePanel('showPosts'),
  'view.preview': togglePanel('showPreview'),
  'view.inspector': togglePanel('showInspector'),
  'view.scrollTogether': {
    isEnabled: (state) => hasPost(state) && state.settings.showPreview,
    run: toggleScrollTogether,
  },
  'view.frontMatter': showTab('frontMatter'),
  'view.sections': showTab('sections'),
  'view.authors': showTab('authors', hasFolder),
  'view.checks': showTab('checks'),
  'view.theme': {
    isEnabled: always,
    run() {
      const { settings } = useStore.getState()
      changeSettings({ theme: themes[(themes.indexOf(settings.theme) + 1) % themes.length] ?? 'system' })
    },
  },
  'page.panelWidth': setPageWidth('panel'),
  'page.phoneWidth': setPageWidth('phone'),
  'page.tabletWidth': setPageWidth('tablet'),
  'page.desktopWidth': setPageWidth('desktop'),
  'page.style': {
    isEnabled: hasFolder,
    run: () => useStore.getState().openDialog({ kind: 'pageStyle' }),
  },
  'autosave.off': setAutosave('off', 'Posts are saved only when you ask for it.'),
  'autosave.pause': setAutosave('pause', 'Posts are saved a few seconds after you stop typing.'),
  'autosave.leave': setAutosave('leave', 'Posts are saved when you turn to another window.'),
} satisfies Record<string, Action>
