import { utf8Length } from '../bytes.ts';
import { splitGraphemes } from '../article/text.ts';
import type { Warning } from '../article/article.ts';
import type { TextCut } from './network.ts';
import { networkList } from './networks.ts';

/** Signs that take two columns: Han, kana, Hangul, full-width forms, most emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

const measures: Readonly<Record<TextCut['unit'], (grapheme: string) => number>> = {
  bytes: utf8Length,
  characters: (grapheme) => [...grapheme].length,
  columns: (grapheme) => (WIDE.test(grapheme) ? 2 : 1),
};

const MOST_A_UNIT: Readonly<Record<TextCut['unit'], number>> = { bytes: 3, characters: 1, columns: 2 };

/** What is left of a text at a network, in whole characters as readers know them; all of it where it has room. */
export function shownOf(text: string, cut: TextCut | undefined): string {
  // No character is worth more than its code units: three bytes each, two columns.
  if (!cut || text.length * MOST_A_UNIT[cut.unit] <= cut.max) return text;
  const measure = measures[cut.unit];
  let left = cut.max;
  let shown = '';
  for (const grapheme of splitGraphemes(text)) {
    left -= measure(grapheme);
    if (left < 0) return shown.trimEnd();
    shown += grapheme;
  }
  return text;
}

const inWords = new Intl.ListFormat('en', { type: 'conjunction' });

/** A warning where networks cut a title. The title itself stays: it is the article's. */
export function titleWarnings(title: string): readonly Warning[] {
  const cuts = networkList.flatMap(({ name, title: cut }) => {
    const shown = shownOf(title, cut);
    return shown === title ? [] : [`${name} after “${lastWords(shown)}”`];
  });
  if (cuts.length === 0) return [];
  const list = inWords.format(cuts);
  return [{ code: 'title_cut', message: `Some networks cut the title: ${list}.` }];
}

/** The end of what is shown, by which an editor finds the place. */
function lastWords(shown: string): string {
  const graphemes = splitGraphemes(shown);
  return graphemes.length <= 24 ? shown : `…${graphemes.slice(-20).join('').trimStart()}`;
}
