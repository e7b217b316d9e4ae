import { type EditorPane, editorHeightAt } from './editorPane'
import { heightOfWord, innerPlaces, longestSource } from './innerPlaces'
import type { PlacedBlock } from './placedBlock'
import type { PreviewPane } from './previewPane'
import { type Meetings, mapHeight, meetingAbove, type PaneName } from './scrollMap'

/** Share of the editor's height that the end of a page takes below the last line: footnotes, and the page's margin. */
const endShare = 0.4

/** Beginnings and ends of all blocks (`index` counts both), between the top and the end of the page. */
class BlockMeetings implements Meetings {
  readonly length: number

  constructor(
    private readonly own: EditorPane,
    private readonly other: PreviewPane,
    readonly blocks: readonly PlacedBlock[],
  ) {
    this.length = 2 * blocks.length + 2
  }

  editor(index: number): number {
    if (index === 0) return 0
    if (index === this.length - 1) return this.own.textEnd + endShare * this.own.height
    const { from, to } = this.blocks[(index - 1) >> 1]!
    return editorHeightAt(this.own.view, index % 2 === 1 ? from : to + 1)
  }

  preview(index: number): number {
    if (index === 0) return 0
    if (index === this.length - 1) return this.other.pageEnd
    const { first, last } = this.blocks[(index - 1) >> 1]!
    return index % 2 === 1 ? this.other.topOf(first) : this.other.bottomOf(last)
  }
}

/** The words of a block, between its beginning and its end. */
class WordMeetings implements Meetings {
  readonly length: number
  private readonly places

  constructor(
    private readonly own: EditorPane,
    private readonly other: PreviewPane,
    private readonly block: PlacedBlock,
    private readonly ends: { editor: [number, number]; preview: [number, number] },
  ) {
    const { from, to } = block
    this.places = to - from > longestSource ? [] : innerPlaces(block, own.view.state.sliceDoc(from, to))
    this.length = this.places.length + 2
  }

  editor(index: number): number {
    if (index === 0) return this.ends.editor[0]
    if (index === this.length - 1) return this.ends.editor[1]
    return editorHeightAt(this.own.view, this.block.from + this.places[index - 1]!.offset)
  }

  preview(index: number): number {
    if (index === this.length - 1) return this.ends.preview[1]
    for (let shown = index; shown > 0; shown -= 1) {
      const height = heightOfWord(this.places[shown - 1]!)
      if (height !== null) return height + this.other.top
    }
    return this.ends.preview[0]
  }
}

/** Where editor and page meet, for the texts and sizes of this moment. */
export class PageMeetings {
  private readonly all: BlockMeetings

  constructor(
    private readonly editor: EditorPane,
    private readonly preview: PreviewPane,
    blocks: readonly PlacedBlock[],
  ) {
    this.all = new BlockMeetings(editor, preview, blocks)
  }

  /** The height in the other pane for a height in this one: by blocks, and in a block by its words. */
  readonly map = (from: PaneName, y: number): number => {
    const above = meetingAbove(this.all, from, y)
    const isInside = above % 2 === 1 && above < this.all.length - 1
    return mapHeight(isInside ? this.inside(above) : this.all, from, y)
  }

  private inside(start: number): Meetings {
    const { all } = this
    const ends = (pane: PaneName): [number, number] => [all[pane](start), all[pane](start + 1)]
    const heights = { editor: ends('editor'), preview: ends('preview') }
    return new WordMeetings(this.editor, this.preview, all.blocks[(start - 1) >> 1]!, heights)
  }
}
