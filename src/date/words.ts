import { foldDateText } from './fold.ts';
import { dateTable } from './table.ts';

/** What a word of a date can stand for; one spelling may be several things, such as `mar` and `am`. */
export interface DateWord {
  /** Months 1 to 12 that some language calls so. */
  readonly months: Sense<number>[];
  readonly halves: Sense<'am' | 'pm'>[];
  isWeekday: boolean;
  isFiller: boolean;
}

/** One meaning of a word in one language; the languages of more readers stand first. */
export interface Sense<Value> {
  readonly value: Value;
  readonly language: string;
  /** Of a month that is not one of the Gregorian year. */
  readonly calendar?: 'persian';
}

/** Read over in any language: ordinals, prepositions, “year”, “o'clock”, the Thai era. */
const FILLERS =
  'a an and at de del den der die do du el en er eme h i il it klo kl la las le m nd o of ora ore on om rd re ' +
  'st stand ter th the time uhr um uur v ngay nam luc vao в во го е и г год года году о р року та ч час พศ 號 号 ' +
  // Numbers of Persian weekdays, where a space parts them.
  'یک دو سه چهار پنج';

/** Months of the Persian year, as Iran calls them. */
const PERSIAN_MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند';

/** Scripts that run words together: here a word may end where the next one begins. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]$/u;
const GOES_ON = /^[\p{L}\p{M}]/u;

let vocabulary: { words: ReadonlyMap<string, DateWord>; longest: number } | undefined;

/** The longest known word that begins at `at` in a folded text, and its length in UTF-16 units. */
export function dateWordAt(text: string, at: number): { word: DateWord; length: number } | undefined {
  vocabulary ??= build();
  for (let length = Math.min(vocabulary.longest, text.length - at); length > 0; length -= 1) {
    const spelling = text.slice(at, at + length);
    const word = vocabulary.words.get(spelling);
    if (word === undefined) continue;
    if (UNSPACED.test(spelling) || !GOES_ON.test(text.slice(at + length, at + length + 2)))
      return { word, length };
  }
  return undefined;
}

function build(): { words: ReadonlyMap<string, DateWord>; longest: number } {
  const words = new Map<string, DateWord>();
  let longest = 0;
  const entry = (spelling: string): DateWord => {
    const known = words.get(spelling) ?? { months: [], halves: [], isWeekday: false, isFiller: false };
    words.set(spelling, known);
    longest = Math.max(longest, spelling.length);
    return known;
  };
  for (const [language, [months, weekdays, am, pm, fillers]] of Object.entries(dateTable.words)) {
    for (const [index, names] of months.entries()) {
      for (const name of list(names)) entry(name).months.push({ value: index + 1, language });
    }
    for (const name of list(weekdays)) entry(name).isWeekday = true;
    for (const name of list(am)) entry(name).halves.push({ value: 'am', language });
    for (const name of list(pm)) entry(name).halves.push({ value: 'pm', language });
    for (const name of list(fillers)) entry(name).isFiller = true;
  }
  for (const name of FILLERS.split(' ')) entry(name).isFiller = true;
  for (const [index, name] of PERSIAN_MONTHS.split(' ').entries()) {
    // Arabic keyboards have another yeh.
    for (const spelling of new Set([name, name.replaceAll('ی', 'ي')])) {
      entry(foldDateText(spelling)).months.push({ value: index + 1, language: 'fa', calendar: 'persian' });
    }
  }
  return { words, longest };
}

function list(names: string): string[] {
  return names === '' ? [] : names.split('|');
}
