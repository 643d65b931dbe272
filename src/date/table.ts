import table from '#generated/dates.json' with { type: 'json' };
import type { Calendar, DigitSystem } from './style.ts';

/** How a locale writes dates: a pattern for each calendar, and the digits that it uses by itself. */
export type DateForm = Readonly<Record<Calendar, DatePattern>> & {
  /**
   * A date and its time: `{date}`, `{H}` of 24 or `{h}` of 12 hours, doubled where it is padded, `{mm}`, `{p}`
   * for the part of the day. The list of those has two words, or one for every hour.
   */
  readonly withTime: DatePattern;
  readonly digits: DigitSystem;
  /** Whether 08/07/2021 is the seventh of August. */
  readonly monthFirst?: true;
};

/** `{d}`, `{dd}`, `{m}`, `{mm}`, `{name}` and `{y}` in a row of other text; names are looked up by index. */
export type DatePattern = readonly [pattern: string, names?: number];

/** What one language's dates are made of, folded: twelve months, then as named; `|` separates alternatives. */
export type LanguageWords = readonly [
  months: readonly string[],
  weekdays: string,
  am: string,
  pm: string,
  fillers: string,
];

interface DateTable {
  readonly digits: Readonly<Record<DigitSystem, string>>;
  /** BCP 47 tag to index in `forms`. */
  readonly locales: Readonly<Record<string, number>>;
  readonly forms: readonly DateForm[];
  /** Lists of twelve month names, or of the parts of a day, separated by `|`. */
  readonly names: readonly string[];
  /** For each Gregorian year from the first, the day of March, less 15, on which the Persian year begins. */
  readonly nowruz: { readonly firstYear: number; readonly marchDays: string };
  readonly words: Readonly<Record<string, LanguageWords>>;
}

/** Made from the pinned Node's Intl by `npm run generate`. */
export const dateTable = table as unknown as DateTable;

const formByTag = new Map(
  Object.entries(dateTable.locales).map(([tag, form]) => [tag.toLowerCase(), dateTable.forms[form]]),
);

/** The table's form for a BCP 47 locale or, where it has none, for the nearest shorter tag. */
export function dateFormOf(locale: string): DateForm | undefined {
  const subtags = locale.toLowerCase().split(/[-_]/);
  for (let length = subtags.length; length > 0; length -= 1) {
    const form = formByTag.get(subtags.slice(0, length).join('-'));
    if (form !== undefined) return form;
  }
  return undefined;
}
