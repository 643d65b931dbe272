import type { FontRun } from './choose.ts';
import { leadingFor } from './families.ts';
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

/** What stands in a line. */
export interface LineSource {
  /** The whole text; or its beginning up to the line's end, where that has a hyphen or an ellipsis more. */
  readonly paragraph: Paragraph;
  /** UTF-16 offsets into that paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** Where the line ends in the whole text. */
  readonly sourceEnd: number;
}

/** Least measures of a text's lines at a size; ink that needs more room gets it. */
interface LineMeasures {
  readonly capHeightPx: number;
  readonly leadingPx: number;
  readonly descentPx: number;
}

function measuresOf({ faces, style, runs }: Paragraph, sizePx: number): LineMeasures {
  const capHeightEm = Math.max(0, ...Array.from(faces.values(), (face) => face.capHeightEm));
  const leadingEm = leadingFor(style, new Set(runs.map(({ slice }) => slice?.family ?? '')));
  return {
    capHeightPx: capHeightEm * sizePx,
    leadingPx: Math.round(leadingEm * sizePx),
    descentPx: DESCENT_MIN_EM * sizePx,
  };
}

/** How many lines a height holds at the most; none where not even one stands in it. */
export function mostLinesIn(
  paragraph: Paragraph,
  { sizePx, heightPx }: { sizePx: number; heightPx: number },
): number {
  const { capHeightPx, leadingPx, descentPx } = measuresOf(paragraph, sizePx);
  const first = Math.ceil(capHeightPx) + Math.ceil(descentPx);
  return first > heightPx ? 0 : 1 + Math.floor((heightPx - first) / leadingPx);
}

/** Shapes each line by itself and stacks the lines in the smallest box that holds all of their ink. */
export function placeLines(
  shaper: Shaper,
  paragraph: Paragraph,
  { sources, sizePx, truncated }: { sources: readonly LineSource[]; sizePx: number; truncated: boolean },
): SetText {
  const lines = sources.map(({ paragraph: shown, start, end }) =>
    inkOfLine(shown.text.slice(start, end), shaper.shape(shown, { start, end }), sizePx),
  );
  const widthPx = Math.ceil(Math.max(0, ...lines.map((line) => line.rightPx - line.leftPx)));

  const least = measuresOf(paragraph, sizePx);
  const leadingPx = Math.max(
    least.leadingPx,
    ...lines
      .slice(1)
      .map((line, index) => Math.ceil(lines[index]!.bottomPx + line.topPx + LINE_GAP_MIN_EM * sizePx)),
  );
  const baselinePx = Math.ceil(Math.max(least.capHeightPx, lines[0]?.topPx ?? 0));
  const descentPx = Math.ceil(Math.max(least.descentPx, lines.at(-1)?.bottomPx ?? 0));
  return {
    text: paragraph.text,
    lines: lines.map((line, index): SetLine => ({
      text: line.text,
      start: sources[index]!.start,
      end: sources[index]!.sourceEnd,
      glyphs: line.glyphs,
      // Ink stands flush with the edge where reading starts.
      xPx: paragraph.direction === 'rtl' ? widthPx - line.rightPx : -line.leftPx,
      baselinePx: baselinePx + index * leadingPx,
      inkWidthPx: line.rightPx - line.leftPx,
    })),
    fontSizePx: sizePx,
    widthPx,
    heightPx: baselinePx + Math.max(0, lines.length - 1) * leadingPx + descentPx,
    baselinePx,
    truncated,
    missing: missingOf(paragraph.text, paragraph.runs),
  };
}

function inkOfLine(text: string, shaped: readonly ShapedGlyph[], sizePx: number): LineOfInk {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  let [left, right, top, bottom] = [Infinity, -Infinity, 0, 0];
  for (const { source, id, advanceEm, offsetXEm, offsetYEm } of shaped) {
    const x = pen + offsetXEm;
    const ink = source.ink(id);
    if (ink) {
      glyphs.push({ source, id, xPx: x * sizePx, yPx: -offsetYEm * sizePx });
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
  const withoutFont = runs
    .filter(({ slice, emoji }) => !slice && !emoji)
    .map(({ start, end }) => text.slice(start, end));
  return [...new Set(withoutFont.join('').replace(/\p{Default_Ignorable_Code_Point}/gu, ''))];
}
