import { chooseSlices, type FontRun } from './choose.ts';
import type { FontSlice } from './font-index.ts';
import type { LineRange, MeasuredAtom } from './lines.ts';
import { MISSING_INK } from './missing.ts';
import type { PlacedGlyph, SetLine, SetText } from './set-text.ts';
import type { ShapedGlyph, Shaper } from './shape.ts';
import type { Paragraph } from './paragraph.ts';

/** Room that a box keeps under its last baseline, so that rows align whether or not a text has descenders. */
const DESCENT_MIN_EM = 0.22;
/** Least white between the ink of two lines. */
const LINE_GAP_MIN_EM = 0.03;

interface LineOfInk {
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
  readonly leftPx: number;
  readonly rightPx: number;
  /** Above the baseline. */
  readonly topPx: number;
  /** Below the baseline. */
  readonly bottomPx: number;
}

/** Shapes each line by itself and stacks the lines in the smallest box that holds all of their ink. */
export function placeLines(
  shaper: Shaper,
  paragraph: Paragraph,
  {
    atoms,
    ranges,
    sizePx,
    ending,
    slices,
  }: {
    atoms: readonly MeasuredAtom[];
    ranges: readonly LineRange[];
    sizePx: number;
    ending: '' | '…';
    slices: readonly FontSlice[];
  },
): SetText {
  const lines = ranges.map(({ first, last }, index) => {
    const start = atoms[first]!.start;
    const end = atoms[last]!.end;
    const isCut = ending !== '' && index === ranges.length - 1;
    const glyphs = isCut
      ? shapeCut(shaper, paragraph, { start, end }, slices)
      : paragraph.text[end - 1] === '\u00ad' && end < paragraph.text.length
        ? shapeEnding(shaper, paragraph, { text: `${paragraph.text.slice(start, end - 1)}-`, slices })
        : {
            text: paragraph.text.slice(start, end),
            glyphs: shaper.shape(paragraph.text, { start, end }, paragraph.runs, paragraph),
          };
    return inkOfLine(glyphs.text, glyphs.glyphs, sizePx);
  });

  const faces = [...paragraph.faces.values()];
  const capHeightPx = Math.max(0, ...faces.map((face) => face.capHeightEm)) * sizePx;
  const leadingPx = Math.max(
    Math.round(paragraph.style.leadingEm * sizePx),
    ...lines
      .slice(1)
      .map((line, index) => Math.ceil(lines[index]!.bottomPx + line.topPx + LINE_GAP_MIN_EM * sizePx)),
  );
  const baselinePx = Math.ceil(Math.max(capHeightPx, lines[0]?.topPx ?? 0));
  const descentPx = Math.ceil(Math.max(DESCENT_MIN_EM * sizePx, lines.at(-1)?.bottomPx ?? 0));
  return {
    text: paragraph.text,
    lines: lines.map((line, index): SetLine => ({
      text: line.text,
      glyphs: line.glyphs,
      xPx: -line.leftPx,
      baselinePx: baselinePx + index * leadingPx,
      inkWidthPx: line.rightPx - line.leftPx,
    })),
    fontSizePx: sizePx,
    widthPx: Math.ceil(Math.max(0, ...lines.map((line) => line.rightPx - line.leftPx))),
    heightPx: baselinePx + Math.max(0, lines.length - 1) * leadingPx + descentPx,
    baselinePx,
    truncated: ending !== '',
    missing: missingOf(paragraph.text, paragraph.runs),
  };
}

/** A line that ends in the ellipsis of a cut: closing punctuation before it goes. */
function shapeCut(
  shaper: Shaper,
  paragraph: Paragraph,
  { start, end }: { start: number; end: number },
  slices: readonly FontSlice[],
): { text: string; glyphs: ShapedGlyph[] } {
  const kept = paragraph.text.slice(start, end).replace(/[\s.,;:!?…–—-]+$/u, '');
  return shapeEnding(shaper, paragraph, { text: `${kept}…`, slices });
}

/** A line whose last character is not in the text: the ellipsis of a cut, the hyphen of a divided word. */
function shapeEnding(
  shaper: Shaper,
  paragraph: Paragraph,
  { text, slices }: { text: string; slices: readonly FontSlice[] },
): { text: string; glyphs: ShapedGlyph[] } {
  const loaded = slices.filter(({ id }) => paragraph.faces.has(id));
  const runs: FontRun[] = chooseSlices(text, paragraph.style, loaded);
  return { text, glyphs: shaper.shape(text, { start: 0, end: text.length }, runs, paragraph) };
}

function inkOfLine(text: string, shaped: readonly ShapedGlyph[], sizePx: number): LineOfInk {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  let [left, right, top, bottom] = [Infinity, -Infinity, 0, 0];
  for (const { face, id, advanceEm, offsetXEm, offsetYEm } of shaped) {
    const x = pen + offsetXEm;
    const ink = face ? face.ink(id) : MISSING_INK;
    if (ink) {
      glyphs.push({ face, id, xPx: x * sizePx, yPx: -offsetYEm * sizePx });
      left = Math.min(left, x + ink.left);
      right = Math.max(right, x + ink.right);
      top = Math.max(top, ink.top + offsetYEm);
      bottom = Math.max(bottom, -(ink.bottom + offsetYEm));
    }
    pen += advanceEm;
  }
  if (glyphs.length === 0) [left, right] = [0, 0];
  return {
    text,
    glyphs,
    leftPx: left * sizePx,
    rightPx: right * sizePx,
    topPx: top * sizePx,
    bottomPx: bottom * sizePx,
  };
}

function missingOf(text: string, runs: readonly FontRun[]): string[] {
  const withoutFont = runs.filter(({ slice }) => !slice).map(({ start, end }) => text.slice(start, end));
  return [...new Set(withoutFont.join('').replace(/\p{Default_Ignorable_Code_Point}/gu, ''))];
}
