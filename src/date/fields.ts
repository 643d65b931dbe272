import { foldDateText } from './fold.ts';
import { dateFormOf } from './table.ts';
import { dateTokens, type ClockToken, type DateToken, type NumberToken, type ZoneToken } from './tokens.ts';
import type { Sense } from './words.ts';

/** What is written in a date, not yet held against the calendar: there may be no such day or hour. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** The zone that stands in the text: `+03:00`, `Z` or an IANA name. */
  readonly zone?: string;
  /** Whether it could also be read as another day. */
  readonly ambiguous: boolean;
  /** Where year, month and day are those of another calendar than the Gregorian. */
  readonly calendar?: 'persian' | undefined;
}

type Clock = Pick<ClockToken, 'hour' | 'minute' | 'second'>;
type DayHalf = 'am' | 'pm';

type Day = Pick<DateFields, 'year' | 'month' | 'day' | 'ambiguous' | 'calendar'>;

/**
 * Reads a text that as a whole is a date with day, month and a year of four digits, in any language of the
 * table; `undefined` if it is anything else.
 *
 * @param locale decides what 08/07/2021 means, and which language's word counts where two share one.
 */
export function readDateFields(text: string, locale: string): DateFields | undefined {
  const tokens = dateTokens(spreadBasicForm(foldDateText(text)));
  if (tokens === undefined) return undefined;
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? '';

  const months = monthsAmong(tokens);
  const [month] = months;
  // `24 نيسان / أبريل 2020`, `21. juni/lipanj 2020`: one month in the words of two countries.
  if (month && !months.every((other) => sameMonth(month, other))) return undefined;
  const numbers = tokens.filter((token) => token.kind === 'number');
  const count = month ? 2 : 3;
  // The time stands behind the date nearly everywhere, in front of it in `12.15, 23. august 2021`.
  for (const [ofDay, ofTime] of [
    [numbers.slice(0, count), numbers.slice(count)],
    [numbers.slice(-count), numbers.slice(0, -count)],
  ] as const) {
    const day = month ? dayWithMonth(ofDay, month, language) : dayOfNumbers(ofDay, locale);
    const time = day && readTime(tokens, ofTime, language);
    if (time) return { ...day, ...time };
  }
  return undefined;
}

/** ISO 8601 without marks, `20210823T121500Z`, gets them, and any `T` between digits becomes a space. */
function spreadBasicForm(text: string): string {
  return text
    .replace(/^(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3')
    .replace(
      /(\d)t(\d{2})(\d{2})(\d{2})?(?!\d)/,
      (_, date, hour, minute, second = '00') => `${date} ${hour}:${minute}:${second}`,
    )
    .replace(/(\d)t(\d{2})(?=$|z|[+-])/, '$1 $2:00')
    .replace(/(\d)t(?=\d)/, '$1 ');
}

/** Every word that may be the month, without those in front that may be a weekday: `mar 23 mar 2021`. */
function monthsAmong(tokens: readonly DateToken[]): (readonly Sense<number>[])[] {
  const words = tokens.flatMap((token) =>
    token.kind === 'word' && token.word.months.length > 0 ? [token.word] : [],
  );
  while (words.length > 1 && (words[0]?.isWeekday || words[0]?.isFiller)) words.shift();
  return words.map(({ months }) => months);
}

function sameMonth(one: readonly Sense<number>[], other: readonly Sense<number>[]): boolean {
  return one === other || one.some(({ value }) => other.some((sense) => sense.value === value));
}

function dayWithMonth(
  [first, second]: readonly NumberToken[],
  senses: readonly Sense<number>[],
  language: string,
): Day | undefined {
  const [year, day] = first?.width === 4 ? [first, second] : [second, first];
  if (year?.width !== 4 || !day || day.width > 2) return undefined;
  const own =
    senses.find((sense) => sense.language === language) ?? senses.find(({ language }) => language === 'en');
  const found = own ?? senses[0];
  if (found === undefined) return undefined;
  const ambiguous = own === undefined && senses.some(({ value }) => value !== found.value);
  return { year: year.value, month: found.value, day: day.value, ambiguous, calendar: found.calendar };
}

function dayOfNumbers([a, b, c]: readonly NumberToken[], locale: string): Day | undefined {
  if (!a || !b || !c || b.width > 2) return undefined;
  if (a.width === 4 && c.width <= 2) return { year: a.value, month: b.value, day: c.value, ambiguous: false };
  if (c.width !== 4 || a.width > 2) return undefined;
  const dayFirst = { year: c.value, month: b.value, day: a.value, ambiguous: false };
  const monthFirst = { year: c.value, month: a.value, day: b.value, ambiguous: false };
  if (a.value > 12 || b.value > 12) return b.value > 12 ? monthFirst : dayFirst;
  // Full stops (23.08.2021) and words (23 tháng 8, 2021) are written day first wherever they are written.
  const isOpen = (b.joiner === '/' || b.joiner === '-') && a.value !== b.value;
  return isOpen ? { ...(dateFormOf(locale)?.monthFirst ? monthFirst : dayFirst), ambiguous: true } : dayFirst;
}

type Time = Pick<DateFields, 'hour' | 'minute' | 'second' | 'zone'>;

/** The time, `{}` if none is written, or `undefined` if something is left that is no time. */
function readTime(
  tokens: readonly DateToken[],
  numbers: readonly NumberToken[],
  language: string,
): Time | undefined {
  const clocks = tokens.filter((token) => token.kind === 'clock');
  const zones = tokens.filter((token) => token.kind === 'zone');
  if (clocks.length > 1 || zones.length > 1 || (clocks.length > 0 && numbers.length > 0)) return undefined;
  const first = clocks[0] ?? numbers[0];
  const last = clocks[0] ?? numbers.at(-1);
  if (!first || !last) return {};
  const half = dayHalf([tokens[tokens.indexOf(first) - 1], tokens[tokens.indexOf(last) + 1]], language);
  const clock = clocks[0] ?? clockOfNumbers(numbers, half);
  return clock && timeOf(clock, zones[0], half);
}

/** A time that looks like other numbers until the date is known: `12.15`, or `3` beside a word such as `pm`. */
function clockOfNumbers(
  [hour, minute, more]: readonly NumberToken[],
  half: DayHalf | undefined,
): Clock | undefined {
  if (!hour || more) return undefined;
  if (!minute) return half && { hour: hour.value, minute: 0, second: 0 };
  const isClock = minute.joiner === '.' && minute.width === 2;
  return isClock ? { hour: hour.value, minute: minute.value, second: 0 } : undefined;
}

/** `am` or `pm` beside the time. A word that is also a filler (Hungarian `de`) counts in its own language only. */
function dayHalf(beside: readonly (DateToken | undefined)[], language: string): DayHalf | undefined {
  for (const token of beside) {
    if (token?.kind !== 'word') continue;
    const { halves, isFiller } = token.word;
    const half = halves.find((sense) => sense.language === language) ?? (isFiller ? undefined : halves[0]);
    if (half) return half.value;
  }
  return undefined;
}

function timeOf(
  { hour, minute, second }: Clock,
  zone: ZoneToken | undefined,
  half: DayHalf | undefined,
): Time {
  return {
    hour: half !== undefined && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour,
    minute,
    // A leap second is the last second of its minute, as in POSIX time.
    second: second === 60 ? 59 : second,
    ...(zone && { zone: zone.zone }),
  };
}
