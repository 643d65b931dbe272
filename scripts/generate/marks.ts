/**
 * Some faces map combining marks that they cannot place on the letters of one script or another: there are no
 * anchors, and the mark lands over the next letter. The index lists them, so that the whole cluster is drawn
 * by a face that places it.
 */
import * as harfbuzz from 'harfbuzzjs';
import { markedScripts, type FontSlice } from '../../src/typeset/font-index.ts';

/** The marks that all European scripts share; those of one script are placed by its own rules. */
const MARK = /^[\p{Mn}&&\p{Script=Inherited}]$/v;
/**
 * The marks that no letter of a script holds in its place. Faces with anchors have them on vowels and not on
 * every consonant, so that one letter well marked is enough.
 */
export function strayMarks(sfnt: Uint8Array, codePoints: readonly number[]): Pick<FontSlice, 'strayMarks'> {
  const characters = codePoints.map((codePoint) => String.fromCodePoint(codePoint));
  const marks = characters.filter((character) => MARK.test(character));
  if (marks.length === 0) return {};
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(sfnt)));
  const buffer = new harfbuzz.Buffer();
  const found = Object.entries(markedScripts).flatMap(([script, pattern]) => {
    const letters = characters.filter((character) => pattern.test(character) && LETTER.test(character));
    const isStray = (mark: string): boolean => {
      const trials = letters.map((letter) => tryMark(font, buffer, letter + mark));
      return trials.includes('beside') && !trials.includes('placed');
    };
    const stray = marks.filter(isStray).join('');
    return stray === '' ? [] : [[script, stray]];
  });
  return found.length === 0 ? {} : { strayMarks: Object.fromEntries(found) };
}

const LETTER = /^\p{L}$/u;

/** Where a mark stands: on its letter, beyond its letter's advance, or in one glyph with it. */
function tryMark(
  font: harfbuzz.Font,
  buffer: harfbuzz.Buffer,
  cluster: string,
): 'placed' | 'beside' | 'composed' {
  buffer.clearContents();
  buffer.addText(cluster);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  const [letter, mark] = buffer.getGlyphInfos();
  const [letterAt, markAt] = buffer.getGlyphPositions();
  if (!letter || !mark || !letterAt || !markAt) return 'composed';
  const ink = font.glyphExtents(mark.codepoint);
  if (!ink || ink.width === 0) return 'composed';
  const centre = letterAt.xAdvance + markAt.xOffset + ink.xBearing + ink.width / 2;
  return centre > letterAt.xAdvance || centre < 0 ? 'beside' : 'placed';
}
