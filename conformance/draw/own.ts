import { outlineText } from '../../src/paint/outlines.ts';
import { nativeRaster } from '../../src/runtime/node/native-raster.ts';
import type { SetLine, SetText } from '../../src/typeset/set-text.ts';
import type { Grey } from './grey.ts';

/** Both engines draw at this multiple of the card's size. */
export const SCALE = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A line as presscard paints it, black on white and without emoji pictures.
 *
 * @param origin where the line's origin stands in the picture, in px of the picture.
 * @param nudge moves the whole line by a part of such a pixel.
 */
export function drawOwnLine(
  set: SetText,
  line: SetLine,
  { width, height, origin }: { width: number; height: number; origin: Point },
  nudge: Point = { x: 0, y: 0 },
): Grey {
  const enlarged: SetText = {
    ...set,
    fontSizePx: set.fontSizePx * SCALE,
    lines: [
      {
        ...line,
        glyphs: line.glyphs
          .filter(({ source }) => source.picture === undefined)
          .map((glyph) => ({ ...glyph, xPx: glyph.xPx * SCALE, yPx: glyph.yPx * SCALE })),
        xPx: 0,
        baselinePx: 0,
      },
    ],
  };
  const outlines = outlineText(enlarged, { leftPx: origin.x, topPx: origin.y }, '#000');
  const { rgba } = nativeRaster.paint(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g transform="translate(${nudge.x} ${nudge.y})">${outlines}</g></svg>`,
  );
  const ink = new Uint8Array(width * height);
  for (let at = 0; at < ink.length; at++) ink[at] = 255 - rgba[at * 4]!;
  return { width, height, ink };
}
