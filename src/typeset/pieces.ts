import type { FontSlice } from './font-index.ts';
import type { Paragraph } from './paragraph.ts';
import { scriptsOf } from './script-runs.ts';
import type { ShapedGlyph } from './shape.ts';

/** A stretch of a text in one slice, one direction and one script, which is what HarfBuzz shapes. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly slice?: FontSlice | undefined;
  readonly emoji?: string;
  readonly level: number;
  readonly script: number;
}

export interface ShapedGlyphs {
  /** From left to right. */
  readonly glyphs: readonly ShapedGlyph[];
  /** Whether a line that begins or ends before the glyph of this index would show other glyphs. */
  readonly isUnsafe: (index: number) => boolean;
}

export type ShapedPiece = Piece & ShapedGlyphs;

/** @returns the glyphs of a part of a piece, or undefined where it must be shaped by itself. */
export function partOf(
  piece: ShapedPiece,
  { start, end }: { start: number; end: number },
): readonly ShapedGlyph[] | undefined {
  if (start === piece.start && end === piece.end) return piece.glyphs;
  const from = placeOf(piece, start);
  const to = placeOf(piece, end);
  if (from === undefined || to === undefined) return undefined;
  return isBackward(piece) ? piece.glyphs.slice(to, from) : piece.glyphs.slice(from, to);
}

/** Between which glyphs a line breaks at an offset: before the glyph of that index, from left to right. */
function placeOf(piece: ShapedPiece, offset: number): number | undefined {
  const { glyphs, isUnsafe } = piece;
  if (offset === piece.end) return isBackward(piece) ? 0 : glyphs.length;
  const index = isBackward(piece)
    ? glyphs.findLastIndex(({ cluster }) => cluster === offset)
    : glyphs.findIndex(({ cluster }) => cluster === offset);
  if (index === -1 || (offset !== piece.start && isUnsafe(index))) return undefined;
  return isBackward(piece) ? index + 1 : index;
}

function isBackward({ level }: Piece): boolean {
  return level % 2 === 1;
}

/** Cuts a text where its slice, its direction or its script changes. */
export function piecesOf({ text, runs, levels }: Paragraph): Piece[] {
  const scripts = scriptsOf(text);
  const pieces: Piece[] = [];
  for (const run of runs) {
    for (let start = run.start; start < run.end;) {
      const level = levels[start]!;
      const script = scripts[start]!;
      let end = start + 1;
      while (end < run.end && levels[end] === level && scripts[end] === script) end++;
      pieces.push({ ...run, start, end, level, script });
      start = end;
    }
  }
  return pieces;
}
