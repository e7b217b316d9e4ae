import type { Text } from '@codemirror/state'
import type { StateCreator } from 'zustand'
import type { PostId, PostImage } from '#api'
import type { PostDetails } from '#domain/analysis'
import type { AuthorEntry } from '#domain/authors/entry'
import type { PageParts } from '#domain/page/rendered'
import type { DrawnPost } from './drawingMarks'
import { numbersOf, outlineOf, type SectionItem, type SectionNumbers } from './outline'
import type { Store } from './store'

/** What parsing told of one text of one post. */
export interface Analysis {
  id: PostId
  /** The text that was analysed; a newer one may be in the editor already. */
  doc: Text
  result: PostDetails
}

/** The page of one text of one post, in its parts; what an edit did not change is the same object. */
export interface ShownPage {
  id: PostId
  /** The text that was rendered. */
  doc: Text
  parts: PageParts
}

/** A text whose page has not come in time. */
export interface LateText {
  id: PostId
  doc: Text
  /** Whether nothing is to be waited for: else the page may still come. */
  isGivenUp: boolean
}

/** What is known about the open post beyond its text, gathered in main or computed beside the typing path. */
export interface AnalysisSlice {
  analysis: Analysis | null
  /** Comes before the analysis of the same text. */
  page: ShownPage | null
  /** The last text that took too long to read, until another one was read. */
  lateText: LateText | null
  /** Posts over whose pages a window died, by the names of the notes; their pages wait until the writer wants them. */
  crashes: ReadonlyMap<string, DrawnPost>
  /** The one of them that is shown nevertheless. */
  daredId: PostId | null
  /** What the list of sections shows of the analysis; what did not change is the same object. */
  outline: SectionItem[]
  /** Words, links and problems of the sections, by their index. */
  sectionNumbers: SectionNumbers[]
  authors: AuthorEntry[]
  /** By post: what main knows of its images. */
  images: Readonly<Record<PostId, PostImage[]>>
  assetsRevision: number
  setAnalysis(analysis: Analysis | null): void
  setPage(page: ShownPage | null): void
  setLateText(text: LateText): void
  setCrashes(crashes: ReadonlyMap<string, DrawnPost>): void
  dareToShow(id: PostId): void
  setAuthors(authors: AuthorEntry[]): void
  forgetImages(): void
  setImages(id: PostId, images: PostImage[]): void
  setAssetsRevision(revision: number): void
}

export const createAnalysisSlice: StateCreator<Store, [], [], AnalysisSlice> = (set) => ({
  analysis: null,
  page: null,
  lateText: null,
  crashes: new Map(),
  daredId: null,
  outline: [],
  sectionNumbers: [],
  authors: [],
  images: {},
  assetsRevision: 0,
  setAnalysis: (analysis) =>
    set((state) => {
      if (analysis === null) return { analysis, lateText: null, outline: [], sectionNumbers: [] }
      const isSamePost = state.analysis?.id === analysis.id
      return {
        analysis,
        lateText: null,
        outline: outlineOf(analysis.result, isSamePost ? state.outline : []),
        sectionNumbers: numbersOf(analysis.result, isSamePost ? state.sectionNumbers : []),
      }
    }),
  setPage: (page) => set({ page, lateText: null }),
  setLateText: (lateText) => set({ lateText }),
  setCrashes: (crashes) => set({ crashes }),
  dareToShow: (daredId) => set({ daredId }),
  setAuthors: (authors) => set({ authors }),
  forgetImages: () => set({ images: {} }),
  setImages: (id, known) => set(({ images }) => ({ images: { ...images, [id]: known } })),
  setAssetsRevision: (assetsRevision) => set({ assetsRevision }),
})

const none: never[] = []

/** The analysis of the open post, or null until there is one. It may be a few milliseconds behind the text. */
export function openAnalysis(state: Store): PostDetails | null {
  return state.analysis !== null && state.analysis.id === state.openId ? state.analysis.result : null
}

/** The page of the open post, or null until there is one. */
export function openPage(state: Store): ShownPage | null {
  return state.page !== null && state.page.id === state.openId ? state.page : null
}

/** Whether the newest text of the open post that was tried takes too long to be shown. */
export const isOpenTextLate = (state: Store): boolean =>
  state.lateText !== null && state.lateText.id === state.openId

/** Whether its page is not waited for any longer. */
export const isOpenTextGivenUp = (state: Store): boolean =>
  isOpenTextLate(state) && state.lateText?.isGivenUp === true

/** Whether a window died over the page of the open post, and it is not to be shown nevertheless. */
export const isOpenPostCrashed = ({ crashes, daredId, openId, folder }: Store): boolean =>
  openId !== null &&
  daredId !== openId &&
  [...crashes.values()].some((crash) => crash.id === openId && crash.folder === folder?.label)

export const imagesOf = (state: Store, id: PostId): PostImage[] => state.images[id] ?? none
