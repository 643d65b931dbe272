import type { GlyphSource, Ink, OutlineCommand } from './faces.ts';

/** Outer bounds of the box that stands for a character that no font has, in em. */
const MISSING_INK: Ink = { left: 0.08, right: 0.58, bottom: 0, top: 0.7 };
const STROKE_EM = 0.05;

/** An upright frame: it says “something stood here” without looking like a letter. */
const MISSING_OUTLINE: readonly OutlineCommand[] = [
  ...rectangle(MISSING_INK, 'clockwise'),
  ...rectangle(
    {
      left: MISSING_INK.left + STROKE_EM,
      right: MISSING_INK.right - STROKE_EM,
      bottom: MISSING_INK.bottom + STROKE_EM,
      top: MISSING_INK.top - STROKE_EM,
    },
    'counterclockwise',
  ),
];

/** The inner edge runs the other way round, which makes it a hole under the non-zero rule. */
function rectangle(
  { left, right, bottom, top }: Ink,
  turn: 'clockwise' | 'counterclockwise',
): OutlineCommand[] {
  const corners = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ];
  const [start, ...rest] = turn === 'clockwise' ? corners : corners.toReversed();
  return [
    { type: 'M', points: start! },
    ...rest.map((points) => ({ type: 'L', points })),
    { type: 'Z', points: [] },
  ];
}

/** Draws the box, whatever the glyph. */
export const missingGlyph: GlyphSource = { ink: () => MISSING_INK, outline: () => MISSING_OUTLINE };

/** Width of the box, side bearings included. */
export const MISSING_ADVANCE_EM = 0.66;
