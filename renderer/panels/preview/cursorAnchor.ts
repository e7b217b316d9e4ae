import type { PlacedBlock } from './placedBlock'
import type { PreviewPane } from './previewPane'

/** Keeps the block at the cursor where it is on the screen, whatever changes above it. */
export class CursorAnchor {
  private block: PlacedBlock | null = null
  private kept: { block: PlacedBlock; top: number } | null = null

  constructor(private readonly pane: PreviewPane) {}

  /** Takes the place of the block at the cursor as the right one; a block out of view has none. */
  note(): void {
    const { block } = this
    this.kept = null
    if (block?.first.isConnected !== true) return
    const { top } = block.first.getBoundingClientRect()
    const { bottom } =
      block.last === block.first ? block.first.getBoundingClientRect() : block.last.getBoundingClientRect()
    if (bottom > 0 && top < this.pane.height) this.kept = { block, top }
  }

  /** Lets go of the block: it is on a page that is shown no longer. */
  forget(): void {
    this.block = null
    this.kept = null
  }

  /** Brings the block back to its place; `block` is the one at the cursor now. */
  settle(block: PlacedBlock | null = this.block): void {
    this.block = block
    const same = this.kept === null ? null : this.sameBlock(this.kept.block)
    if (this.kept !== null && same !== null) {
      const moved = same.first.getBoundingClientRect().top - this.kept.top
      if (Math.abs(moved) >= 0.5) this.pane.moveTo(this.pane.top + moved)
    }
    this.pane.expectHere()
    this.note()
  }

  /** The block as it is drawn now: the same elements, or others for the same beginning of the text. */
  private sameBlock(kept: PlacedBlock): PlacedBlock | null {
    if (kept.first.isConnected) return kept
    return this.block?.from === kept.from ? this.block : null
  }
}
