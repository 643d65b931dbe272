import { EMOJI_INK, EMOJI_VIEW_BOX } from '../typeset/emoji.ts';
import type { GlyphSource } from '../typeset/faces.ts';
import type { SetText } from '../typeset/set-text.ts';
import type { BoxPlace } from './art.ts';
import { pennedGlyphs } from './pen.ts';

/**
 * Outlines are whole numbers of this part of a pixel. A power of two, so that they are exact in the rasteriser
 * wherever they stand: a glyph has the same pixels in a whole card and on a sheet of masks. It is also the
 * rasteriser's own grain, so nothing is lost.
 */
const STEPS_PER_PX = 64;

/** A set text at its place as one SVG path: under the non-zero rule, glyphs that overlap stay one shape. */
export function outlineText(set: SetText, place: BoxPlace, colour: string): string {
  const data: string[] = [];
  const pictures: string[] = [];
  for (const { glyph, ...pen } of pennedGlyphs(set, place)) {
    const { picture } = glyph.source;
    if (picture === undefined) data.push(outlineGlyph(glyph.source, glyph.id, pen));
    else pictures.push(placePicture(picture, pen, set.fontSizePx));
  }
  return `${outlinePath(data, ` fill="${colour}"`)}${pictures.join('')}`;
}

/** One path of many outlines, in px of the picture. */
export function outlinePath(outlines: readonly string[], attributes = ''): string {
  return `<path${attributes} transform="scale(${1 / STEPS_PER_PX})" d="${outlines.join('')}"/>`;
}

/**
 * A glyph's outline for `outlinePath`: where it begins as the page counts, every other point from the one
 * before, which takes half of the characters.
 *
 * @param pen.x, pen.y the glyph's origin in px, on quarter pixels.
 */
export function outlineGlyph(
  source: GlyphSource,
  id: number,
  { x: left, y: baseline, sizePx }: { x: number; y: number; sizePx: number },
): string {
  let data = '';
  let from: Point = { x: 0, y: 0 };
  let start = from;
  for (const { type, points } of source.outline(id)) {
    const isMove = type === 'M';
    data += isMove ? 'M' : type.toLowerCase();
    let to = from;
    for (let index = 0; index < points.length; index += 2) {
      to = {
        x: Math.round(points[index]! * sizePx * STEPS_PER_PX) + left * STEPS_PER_PX,
        y: Math.round(-points[index + 1]! * sizePx * STEPS_PER_PX) + baseline * STEPS_PER_PX,
      };
      const [x, y] = isMove ? [to.x, to.y] : [to.x - from.x, to.y - from.y];
      data += `${index > 0 && x >= 0 ? ' ' : ''}${x}${y >= 0 ? ' ' : ''}${y}`;
    }
    if (isMove) start = to;
    from = type === 'Z' ? start : to;
  }
  return data;
}

/** In steps. */
interface Point {
  readonly x: number;
  readonly y: number;
}

function placePicture(picture: string, pen: { x: number; y: number }, sizePx: number): string {
  const scale = ((EMOJI_INK.right - EMOJI_INK.left) * sizePx) / EMOJI_VIEW_BOX;
  const left = round(pen.x + EMOJI_INK.left * sizePx);
  const top = round(pen.y - EMOJI_INK.top * sizePx);
  return `<g transform="translate(${left} ${top}) scale(${Math.round(scale * 10_000) / 10_000})">${picture}</g>`;
}

/** A hundredth of a pixel is below what the rasteriser's anti-aliasing tells apart. */
function round(px: number): number {
  return Math.round(px * 100) / 100;
}
