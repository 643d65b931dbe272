import { EMOJI_INK, EMOJI_VIEW_BOX } from '../typeset/emoji.ts';
import type { PlacedGlyph, SetText } from '../typeset/set-text.ts';
import type { BoxPlace } from './art.ts';

/** Pen positions snap to this part of a pixel, so that a glyph has few different pictures. */
const PEN_STEPS_PER_PX = 4;

/** A set text at its place as one SVG path: under the non-zero rule, glyphs that overlap stay one shape. */
export function outlineText(set: SetText, place: BoxPlace, colour: string): string {
  const data: string[] = [];
  const pictures: string[] = [];
  for (const line of set.lines) {
    const baselinePx = Math.round(place.topPx + line.baselinePx);
    for (const glyph of line.glyphs) {
      const pen = {
        x: snap(place.leftPx + line.xPx + glyph.xPx),
        y: snap(baselinePx + glyph.yPx),
      };
      const { picture } = glyph.source;
      if (picture === undefined) data.push(outlineGlyph(glyph, pen, set.fontSizePx));
      else pictures.push(placePicture(picture, pen, set.fontSizePx));
    }
  }
  return `<path fill="${colour}" d="${data.join('')}"/>${pictures.join('')}`;
}

function placePicture(picture: string, pen: { x: number; y: number }, sizePx: number): string {
  const scale = ((EMOJI_INK.right - EMOJI_INK.left) * sizePx) / EMOJI_VIEW_BOX;
  const left = round(pen.x + EMOJI_INK.left * sizePx);
  const top = round(pen.y - EMOJI_INK.top * sizePx);
  return `<g transform="translate(${left} ${top}) scale(${Math.round(scale * 10_000) / 10_000})">${picture}</g>`;
}

/**
 * A glyph's outline: where it begins as the page counts, every other point from the one before, which takes
 * half of the characters. Points are whole hundredths of a pixel, so nothing adds up.
 */
function outlineGlyph({ source, id }: PlacedGlyph, pen: { x: number; y: number }, sizePx: number): string {
  let data = '';
  let from: Point = { x: 0, y: 0 };
  let start = from;
  for (const { type, points } of source.outline(id)) {
    const isMove = type === 'M';
    data += isMove ? 'M' : type.toLowerCase();
    let to = from;
    for (let index = 0; index < points.length; index += 2) {
      to = {
        x: Math.round((pen.x + points[index]! * sizePx) * 100),
        y: Math.round((pen.y - points[index + 1]! * sizePx) * 100),
      };
      const [x, y] = isMove ? [to.x, to.y] : [to.x - from.x, to.y - from.y];
      data += `${index > 0 && x >= 0 ? ' ' : ''}${x / 100}${y >= 0 ? ' ' : ''}${y / 100}`;
    }
    if (isMove) start = to;
    from = type === 'Z' ? start : to;
  }
  return data;
}

/** In hundredths of a pixel. */
interface Point {
  readonly x: number;
  readonly y: number;
}

function snap(px: number): number {
  return Math.round(px * PEN_STEPS_PER_PX) / PEN_STEPS_PER_PX;
}

/** A hundredth of a pixel is below what the rasteriser's anti-aliasing tells apart. */
function round(px: number): number {
  return Math.round(px * 100) / 100;
}
