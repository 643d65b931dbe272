import { splitGraphemes } from '../article/text.ts';
import type { Atom } from './breaks.ts';
import type { Paragraph } from './paragraph.ts';

const CHINESE = /^(?:zh|yue)\b/i;
const HAN = /\p{Script=Han}/u;
const DICTIONARY_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A consonant with every sign that these scripts stack on it. */
const GRAPHEME_MAX_UNITS = 8;

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Breaks that the script allows and its readers like less: inside a Chinese word, and beside a single
 * character that the dictionary of a script without spaces did not know what to do with.
 *
 * @returns for the index of an atom, whether the break after it is one.
 */
export function reluctantBreaks(
  { text, language }: Pick<Paragraph, 'text' | 'language'>,
  atoms: readonly Atom[],
): (index: number) => boolean {
  const isChinese = CHINESE.test(language) && HAN.test(text);
  if (!isChinese && !DICTIONARY_SCRIPT.test(text)) return () => false;
  const wordStarts = new Set(isChinese ? Array.from(chineseWords.segment(text), ({ index }) => index) : []);
  const shown = (atom: Atom | undefined): string => (atom ? text.slice(atom.start, atom.end) : '');
  return (index) => {
    const atom = atoms[index]!;
    const next = atoms[index + 1];
    if (!next || next.start !== atom.end) return false;
    if (isChinese && HAN.test(text[next.start]!)) return !wordStarts.has(next.start);
    return [shown(atom), shown(next)].some(
      (one) =>
        one.length <= GRAPHEME_MAX_UNITS && DICTIONARY_SCRIPT.test(one) && splitGraphemes(one).length === 1,
    );
  };
}
