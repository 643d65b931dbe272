/**
 * Some slices map combining marks that they cannot place: the anchors were lost when the family was cut, and
 * the mark lands over the next letter. Such a mark does not count as covered, so that the whole cluster is
 * drawn by a face that places it.
 */
import * as harfbuzz from 'harfbuzzjs';

const MARK = /^\p{Mn}$/u;
/** Of the scripts that run from left to right and stack nothing: there the mark's glyph follows its letter's. */
const LETTER = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;
/** Letters that a mark is tried on: as many as show whether there are anchors at all. */
const TRIED_LETTERS = 12;

/** The code points without the marks that stand beside most of the letters they are put on. */
export function withoutStrayMarks(sfnt: Uint8Array, codePoints: readonly number[]): number[] {
  const marks = codePoints.filter((codePoint) => MARK.test(String.fromCodePoint(codePoint)));
  const letters = codePoints
    .filter((codePoint) => LETTER.test(String.fromCodePoint(codePoint)))
    .slice(0, TRIED_LETTERS);
  if (marks.length === 0 || letters.length === 0) return [...codePoints];
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(sfnt)));
  const buffer = new harfbuzz.Buffer();
  const isStray = (mark: number): boolean => {
    const tries = letters.map((letter) => isBeside(font, buffer, String.fromCodePoint(letter, mark)));
    return tries.filter(Boolean).length * 2 > tries.length;
  };
  const stray = new Set(marks.filter(isStray));
  return codePoints.filter((codePoint) => !stray.has(codePoint));
}

/** Whether the mark's ink begins where its letter's advance ends, or later. */
function isBeside(font: harfbuzz.Font, buffer: harfbuzz.Buffer, cluster: string): boolean {
  buffer.clearContents();
  buffer.addText(cluster);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  const [letter, mark] = buffer.getGlyphInfos();
  const [letterAt, markAt] = buffer.getGlyphPositions();
  if (!letter || !mark || !letterAt || !markAt) return false; // one glyph for both: well placed
  const ink = font.glyphExtents(mark.codepoint);
  const centre = letterAt.xAdvance + markAt.xOffset + (ink ? ink.xBearing + ink.width / 2 : 0);
  return ink !== undefined && ink.width > 0 && (centre > letterAt.xAdvance || centre < 0);
}
