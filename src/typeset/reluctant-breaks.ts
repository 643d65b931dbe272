import type { Atom } from './breaks.ts';
import type { Paragraph } from './paragraph.ts';

const CHINESE = /^(?:zh|yue)\b/i;
const HAN = /\p{Script=Han}/u;
const DICTIONARY_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
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
  if (isChinese) {
    const wordStarts = new Set(Array.from(chineseWords.segment(text), ({ index }) => index));
    return (index) => {
      const next = atoms[index + 1];
      if (!next || next.start !== atoms[index]!.end || !HAN.test(text[next.start]!)) return false;
      return !wordStarts.has(next.start);
    };
  }
  if (!DICTIONARY_SCRIPT.test(text)) return () => false;
  const clusterEnds = new Set(
    Array.from(graphemes.segment(text), ({ index, segment }) => index + segment.length),
  );
  const single = atoms.map(({ start, end }) => {
    let at = start + 1;
    while (at < end && !clusterEnds.has(at)) at++;
    return at >= end && DICTIONARY_SCRIPT.test(text.slice(start, end));
  });
  return (index) => atoms[index + 1]?.start === atoms[index]!.end && (single[index]! || single[index + 1]!);
}
