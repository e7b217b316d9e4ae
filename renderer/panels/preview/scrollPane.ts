/** A pane that can be scrolled by the writer and by us; it knows which of the two has moved it. */
export class ScrollPane {
  /** Where a scroll of our own, or of the layout, has left it. */
  private expected: number | null = null

  constructor(readonly scroller: Element) {}

  get top(): number {
    return this.scroller.scrollTop
  }

  /** Scrolls there at once, without telling the other pane. */
  moveTo(y: number): void {
    if (Math.abs(this.top - y) >= 0.5) this.scroller.scrollTop = y
    this.expectHere()
  }

  /** Whatever has brought it to where it is was not the writer. */
  expectHere(): void {
    this.expected = this.top
  }

  /** The writer has scrolled it: a later event at the old place is the writer's, too. */
  forgetExpected(): void {
    this.expected = null
  }

  /** Whether it is where it was expected: its scroll event is then the echo of our own scroll. */
  isWhereExpected(): boolean {
    return this.expected !== null && Math.abs(this.top - this.expected) < 1
  }
}
