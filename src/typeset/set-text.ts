import type { GlyphSource } from './faces.ts';

/** A glyph in its place. Lengths in px of the picture; x from the line's origin, y downwards from the baseline. */
export interface PlacedGlyph {
  readonly source: GlyphSource;
  readonly id: number;
  readonly xPx: number;
  readonly yPx: number;
}

export interface SetLine {
  /** As it is shown: with the hyphen of a divided word, or the ellipsis of a cut. */
  readonly text: string;
  /** UTF-16 offsets of what it shows of the whole text. */
  readonly start: number;
  readonly end: number;
  readonly glyphs: readonly PlacedGlyph[];
  /** Where the line's origin stands in the box, from its left edge. */
  readonly xPx: number;
  /** From the top of the box. */
  readonly baselinePx: number;
  /** Width of the ink. */
  readonly inkWidthPx: number;
}

/** A text, ready to be painted: every line, every glyph, in a box that holds all of its ink. */
export interface SetText {
  readonly text: string;
  readonly lines: readonly SetLine[];
  readonly fontSizePx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** First baseline, from the top of the box: what stands in one row is aligned by it. */
  readonly baselinePx: number;
  readonly truncated: boolean;
  /** Characters that no font has. */
  readonly missing: readonly string[];
}
