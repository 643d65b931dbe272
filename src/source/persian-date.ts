import { fromPersian } from '../date/calendar.ts';
import { foldDateText } from '../date/fold.ts';

const MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان|ابان آذر|اذر دی بهمن اسفند'.split(
  ' ',
);

const NAMED = new RegExp(
  `(?<!\\d)(\\d{1,2}) (?:ام )?(${MONTHS.join('|')})(?:ماه| ماه)?[ ,،]+(1[34]\\d\\d)(?!\\d)`,
  'u',
);
const NUMERIC = /(?<!\d)(1[34]\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d/-])/u;
const CLOCK = /(?<![\d/])([01]?\d|2[0-3])[:٫.]([0-5]\d)(?![\d/])/u;

/** What a date of the Persian calendar says, in the Gregorian one: `2020-05-10`, with a time `2020-05-10T18:59:00`. */
export interface PersianDate {
  readonly day: string;
  readonly iso: string;
}

/** The first date of the Persian calendar in a short text: Iranian sites write no other. */
export function persianDateIn(text: string): PersianDate | undefined {
  const folded = foldDateText(text).replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  const named = NAMED.exec(folded);
  const [, y, m, d] = named
    ? [undefined, named[3], monthOf(named[2]!), named[1]]
    : (NUMERIC.exec(folded) ?? []);
  const date = fromPersian({ year: Number(y), month: Number(m), day: Number(d) });
  if (!date) return undefined;
  const day = `${date.year}-${two(date.month)}-${two(date.day)}`;
  const [, hour, minute] = CLOCK.exec(folded) ?? [];
  return { day, iso: hour === undefined ? day : `${day}T${two(Number(hour))}:${minute}:00` };
}

function monthOf(name: string): string {
  return String(MONTHS.findIndex((names) => names.split('|').includes(name)) + 1);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
