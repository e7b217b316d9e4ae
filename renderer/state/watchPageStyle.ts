import type { PageStyle } from '#api'
import { request } from '../transport'
import { useStore } from './store'

const own: PageStyle = { css: null, trouble: null }

/** Keeps the style of the page up to date: with the folder, what is chosen for it, and the files. */
export function watchPageStyle(): void {
  let asked: string | null = null
  let told: string | null = null

  const ask = async (folder: string, question: string) => {
    const answer = await request('getPageStyle', { folder })
    if (asked !== question) return
    const style = answer.ok ? answer.value : own
    const state = useStore.getState()
    if (JSON.stringify(style) !== JSON.stringify(state.pageStyle)) state.setPageStyle(style)
    // Once for each trouble, not with every file that changes.
    if (style.trouble !== null && style.trouble !== told)
      state.notify({ tone: 'error', message: style.trouble })
    told = style.trouble
  }

  const look = () => {
    const { folder, assetsRevision, pageStyle, setPageStyle } = useStore.getState()
    const chosen = folder?.settings.styleSheet ?? null
    // Byline's own style depends on no file.
    const question = JSON.stringify([folder?.key, chosen, chosen === null ? 0 : assetsRevision])
    if (question === asked) return
    const isOtherFolder = asked === null || JSON.parse(asked)[0] !== folder?.key
    asked = question
    if (folder === null || chosen === null) {
      if (pageStyle !== own) setPageStyle(own)
    } else {
      if (isOtherFolder) setPageStyle(null)
      void ask(folder.key, question)
    }
  }
  useStore.subscribe(look)
  look()
}
