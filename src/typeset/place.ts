import type { FontRun } from './choose.ts';
import { leadingFor } from './families.ts';
import type { Ladder } from './fit.ts';
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

/** Least measures of a text's lines in em; ink that needs more room gets it. */
interface LineMeasures {
  readonly capHeightEm: number;
  readonly leadingEm: number;
}

const measures = new WeakMap<Paragraph, LineMeasures>();

/** Asked for at every setting of a paragraph that is tried. */
function measuresOf(paragraph: Paragraph): LineMeasures {
  let known = measures.get(paragraph);
  if (!known) {
    const { faces, style, runs, text } = paragraph;
    known = {
      capHeightEm: Math.max(0, ...Array.from(faces.values(), (face) => face.capHeightEm)),
      leadingEm: leadingFor(style, new Set(runs.map(({ slice }) => slice?.family ?? '')), text),
    };
    measures.set(paragraph, known);
  }
  return known;
}

/** The ladder, each step with the most lines of it that stand in a height, whatever their ink. */
export function ladderIn(paragraph: Paragraph, ladder: Ladder, heightPx: number): Ladder {
  const { capHeightEm, leadingEm } = measuresOf(paragraph);
  return ladder.map(({ sizePx, lines }) => {
    const firstPx = Math.ceil(capHeightEm * sizePx) + Math.ceil(DESCENT_MIN_EM * sizePx);
    const more = Math.floor((heightPx - firstPx) / Math.round(leadingEm * sizePx));
    return { sizePx, lines: Math.min(lines, more + 1) };
  });
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

  const { capHeightEm, leadingEm } = measuresOf(paragraph);
  const leadingPx = Math.max(
    Math.round(leadingEm * sizePx),
    ...lines
      .slice(1)
      .map((line, index) => Math.ceil(lines[index]!.bottomPx + line.topPx + LINE_GAP_MIN_EM * sizePx)),
  );
  const baselinePx = Math.ceil(Math.max(capHeightEm * sizePx, lines[0]?.topPx ?? 0));
  const descentPx = Math.ceil(Math.max(DESCENT_MIN_EM * sizePx, lines.at(-1)?.bottomPx ?? 0));
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
