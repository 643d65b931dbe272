import type { OutlineCommand } from '../../../src/typeset/faces.ts';
import { missingGlyph } from '../../../src/typeset/missing.ts';
import type { SetText } from '../../../src/typeset/set-text.ts';
import type { TextSpec } from '../../../src/typeset/typesetter.ts';
import { voices } from '../../../src/typeset/voices.ts';
import { testPress } from '../../press.ts';

/** One for all typesetting tests of a file: faces are loaded once. */
export const press = testPress();

/** Sets a text with the real engine; what a test does not care about is an ordinary English headline's. */
export function setText(text: string, spec: Partial<Omit<TextSpec, 'text'>> = {}): Promise<SetText> {
  return press.typesetter.set({
    text,
    style: voices.editorial.headline,
    ladder: [{ sizePx: 60, lines: 4 }],
    box: { widthPx: 1000, heightPx: 400 },
    language: 'en',
    onOverflow: 'cut',
    ...spec,
  });
}

export function linesOf(set: SetText): string[] {
  return set.lines.map(({ text }) => text);
}

/** A text without the spaces and hyphens at which lines may break: what comes back when the lines are joined. */
export function unbroken(text: string): string {
  return text.replace(/[ \n\u200b\u00ad\u2010\u058a-]+/g, '');
}

/** Each line as the text has it, with the sign that it shows beside: a hyphen, an ellipsis, or none. */
export function accountOf(set: SetText): { source: string; sign: string; skipped: string }[] {
  let at = 0;
  return set.lines.map(({ text, start, end }) => {
    const source = set.text.slice(start, end);
    const skipped = set.text.slice(at, start);
    at = end;
    const visible = text.startsWith(source) ? source : source.replace(/\u00ad$/, '');
    if (!text.startsWith(visible)) throw new Error(`“${text}” is not what the text has: “${source}”`);
    return { source, sign: text.slice(visible.length), skipped };
  });
}

/** Characters that are drawn as a face's own “missing” glyph, or as a box that nobody was told of. */
export function silentBoxes(set: SetText): number {
  const glyphs = set.lines.flatMap((line) => line.glyphs);
  return glyphs.filter(({ source, id }) =>
    source === missingGlyph ? set.missing.length === 0 : id === 0 && source.picture === undefined,
  ).length;
}

/**
 * By how many px ink leaves a box, 0 when all of it is inside. The ink is what the outlines themselves cover;
 * neither the advances nor the glyph boxes are asked, from which the typesetter takes its measures.
 */
export function overflowOf(set: SetText, box: { widthPx: number; heightPx: number }): number {
  let overflow = 0;
  for (const line of set.lines) {
    for (const { source, id, xPx, yPx } of line.glyphs) {
      for (const [xEm, yEm] of pointsOn(source.outline(id))) {
        const x = line.xPx + xPx + xEm * set.fontSizePx;
        const y = line.baselinePx + yPx - yEm * set.fontSizePx;
        overflow = Math.max(overflow, -x, -y, x - box.widthPx, y - box.heightPx);
      }
    }
  }
  return overflow > ROUNDING_EM * set.fontSizePx ? overflow : 0;
}

/** HarfBuzz gives a bound as the sum of two whole units of the font, of which there are 1000 in an em at least. */
const ROUNDING_EM = 0.002;

/** Points taken of a curve; its ends are always among them. */
const SAMPLES = 12;

type Point = readonly [x: number, y: number];

/** Points of the curves, not their handles, which may lie outside the ink. */
function* pointsOn(commands: readonly OutlineCommand[]): Generator<Point> {
  let pen: Point = [0, 0];
  for (const { type, points } of commands) {
    if (points.length === 0) continue;
    const handles: Point[] = type === 'M' ? [] : [pen];
    for (let index = 0; index < points.length; index += 2) handles.push([points[index]!, points[index + 1]!]);
    for (let sample = 1; sample <= SAMPLES; sample++) yield bezier(handles, sample / SAMPLES);
    pen = handles.at(-1)!;
  }
}

/** De Casteljau's construction, for lines, quadratic and cubic curves alike. */
function bezier(handles: readonly Point[], t: number): Point {
  if (handles.length === 1) return handles[0]!;
  const nearer = handles.slice(1).map(([x, y], index): Point => {
    const [fromX, fromY] = handles[index]!;
    return [fromX + (x - fromX) * t, fromY + (y - fromY) * t];
  });
  return bezier(nearer, t);
}
