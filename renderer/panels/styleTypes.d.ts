import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Hue of an author's colour, 0 to 359. */
    '--hue'?: number
    '--indent'?: number
  }
}
