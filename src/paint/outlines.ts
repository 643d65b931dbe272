import { EMOJI_INK, EMOJI_VIEW_BOX } from '../typeset/emoji.ts';
import type { GlyphSource } from '../typeset/faces.ts';
import type { SetText } from '../typeset/set-text.ts';
import type { BoxPlace } from './art.ts';
import { pennedGlyphs } from './pen.ts';

/** A set text at its place as one SVG path: under the non-zero rule, glyphs that overlap stay one shape. */
export function outlineText(set: SetText, place: BoxPlace, colour: string): string {
  const data: string[] = [];
  const pictures: string[] = [];
  for (const { glyph, ...pen } of pennedGlyphs(set, place)) {
    const { picture } = glyph.source;
    if (picture === undefined)
      data.push(outlineGlyph(glyph.source, glyph.id, { ...pen, sizePx: set.fontSizePx }));
    else pictures.push(placePicture(picture, pen, set.fontSizePx));
  }
  return `<path fill="${colour}" d="${data.join('')}"/>${pictures.join('')}`;
}

function placePicture(picture: string, pen: { x: number; y: number }, sizePx: number): string {
  const scale = ((EMOJI_INK.right - EMOJI_INK.left) * sizePx) / EMOJI_VIEW_BOX;
  const left = round(pen.x + EMOJI_INK.left * sizePx);
  const top = round(pen.y - EMOJI_INK.top * sizePx);
  return `<g transform="translate(${left} ${top}) scale(${Math.round(scale * 10_000) / 10_000})">${picture}</g>`;
}

/** A glyph's outline as SVG path data, its origin at x and y. */
function outlineGlyph(
  source: GlyphSource,
  id: number,
  { x: left, y: baseline, sizePx }: { x: number; y: number; sizePx: number },
): string {
  let data = '';
  for (const { type, points } of source.outline(id)) {
    data += type;
    for (let index = 0; index < points.length; index += 2) {
      const x = left + points[index]! * sizePx;
      const y = baseline - points[index + 1]! * sizePx;
      data += `${index > 0 ? ' ' : ''}${round(x)} ${round(y)}`;
    }
  }
  return data;
}

/** A hundredth of a pixel is below what the rasteriser's anti-aliasing tells apart. */
function round(px: number): number {
  return Math.round(px * 100) / 100;
}
