import type { LineRange, MeasuredAtom } from './lines.ts';
import type { Paragraph } from './paragraph.ts';
import type { LineSource } from './place.ts';

/** Shows that a text goes on where its card does not. */
export const ELLIPSIS = '…';

/**
 * What stands in each line: the text itself, or with it the hyphen of a divided word or the ellipsis of a cut.
 *
 * @param ending a cut text up to its ellipsis, whose end is the last line; undefined for a whole text.
 * @param beginning makes a paragraph of the text up to a line's end and the sign that shows there.
 */
export function lineSources(
  paragraph: Paragraph,
  {
    atoms,
    ranges,
    ending,
    beginning,
  }: {
    atoms: readonly MeasuredAtom[];
    ranges: readonly LineRange[];
    ending: string | undefined;
    beginning: (text: string) => Paragraph;
  },
): LineSource[] {
  return ranges.map(({ first, last }, index) => {
    const { start } = atoms[first]!;
    const { end, hyphen } = atoms[last]!;
    if (ending !== undefined && index === ranges.length - 1) {
      const sourceEnd = ending.length - ELLIPSIS.length;
      return { paragraph: beginning(ending), start, end: ending.length, sourceEnd };
    }
    if (!hyphen || last === atoms.length - 1) return { paragraph, start, end, sourceEnd: end };
    const divided = `${paragraph.text.slice(0, end).replace(/\u00ad$/, '')}${hyphen}`;
    const shown = beginning(divided);
    // The hyphen belongs to the word, whatever the direction of the text around it.
    shown.levels[divided.length - 1] = shown.levels[divided.length - 2]!;
    return { paragraph: shown, start, end: divided.length, sourceEnd: end };
  });
}
