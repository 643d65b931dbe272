import type { PlacedGlyph, SetText } from '../typeset/set-text.ts';
import type { BoxPlace } from './art.ts';

/** Pen positions snap to this part of a pixel, so that a glyph has few different pictures. */
export const PEN_STEPS_PER_PX = 4;

/** A glyph where it is drawn: x and y of its origin in px of the picture, on quarter pixels. */
export interface PennedGlyph {
  readonly glyph: PlacedGlyph;
  readonly sizePx: number;
  readonly x: number;
  readonly y: number;
}

/** Every glyph of a set text at its place on the card. Both ways of painting take it from here. */
export function* pennedGlyphs(set: SetText, place: BoxPlace): Generator<PennedGlyph> {
  for (const line of set.lines) {
    const baselinePx = Math.round(place.topPx + line.baselinePx);
    for (const glyph of line.glyphs) {
      yield {
        glyph,
        sizePx: set.fontSizePx,
        x: snap(place.leftPx + line.xPx + glyph.xPx),
        y: snap(baselinePx + glyph.yPx),
      };
    }
  }
}

function snap(px: number): number {
  return Math.round(px * PEN_STEPS_PER_PX) / PEN_STEPS_PER_PX;
}
