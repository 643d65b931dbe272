import { readDate } from '../date/date.ts';
import { DATE_MAX_CHARS } from '../limits.ts';
import { persianDateIn } from './persian-date.ts';

/** A date that stands in a text. */
export interface WrittenDate {
  /** ISO 8601: `2021-08-23`, `2021-08-23T12:15:00` in the zone of whoever wrote it, or with the offset that stands there. */
  readonly iso: string;
  /** `2021-08-23` as written, whatever its zone. */
  readonly day: string;
  readonly hasTime: boolean;
  /** Whether an offset or zone is written with it. */
  readonly hasZone: boolean;
  /** Whether it is an instant that a machine wrote in UTC: whoever reads it may live in another day. */
  readonly isUtc: boolean;
  /** What stands in front of it in the text. */
  readonly before: string;
}

/** Words before and behind the year that can belong to a date: `Saturday, the 23rd of August, at 10:15 p.m. (CEST)`. */
const WORDS_BEFORE = 6;
const WORDS_BEHIND = 7;
/** Years in a text that are tried; a line that has more is no dateline. */
const YEARS_TRIED = 2;
const TEXT_MAX_CHARS = 300;

const EPOCH = /^(?:1\d{9}|9\d{8})(?:\d{3})?(?:\.\d+)?$/;
const SHORT_YEAR = /(?<![\p{Nd}.])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\p{Nd}./])/u;

/**
 * The date that a machine wrote: an attribute's, a meta element's, structured data's.
 *
 * @param locale of the page, for 08/07/2021.
 */
export function machineDate(text: string, locale: string): WrittenDate | undefined {
  const trimmed = text.trim();
  if (!EPOCH.test(trimmed)) return dateWithin(trimmed, locale);
  const seconds = Number(trimmed) / (trimmed.replace(/\..*/, '').length > 10 ? 1000 : 1);
  return wholeDate(new Date(seconds * 1000).toISOString(), locale);
}

/** The first date in a short text, with all that belongs to it; what stands around it is no matter. */
export function dateWithin(text: string, locale: string): WrittenDate | undefined {
  if (text.length > TEXT_MAX_CHARS) return undefined;
  const whole = wholeDate(text, locale);
  if (whole) return whole;
  const spelled = text.replace(SHORT_YEAR, (_, a: string, mark: string, b: string, year: string) =>
    [a, b, `20${year}`].join(mark),
  );
  const words = spelled.split(/\s+|(?<=[|•·])|(?=[|•·])/u);
  const years = words.flatMap((word, at) =>
    /(?<!\p{Nd})(?:\p{Nd}{4}|\p{Nd}{8})(?!\p{Nd})/u.test(word) ? [at] : [],
  );
  for (const year of years.slice(0, YEARS_TRIED)) {
    const from = Math.max(0, year - WORDS_BEFORE);
    const to = Math.min(words.length, year + WORDS_BEHIND + 1);
    for (let start = from; start <= year; start += 1) {
      for (let end = to; end > year; end -= 1) {
        const found = wholeDate(words.slice(start, end).join(' '), locale);
        if (found) return { ...found, before: words.slice(0, start).join(' ') };
      }
    }
  }
  const persian = persianDateIn(text);
  return (
    persian && {
      ...persian,
      hasTime: persian.iso.length > persian.day.length,
      hasZone: false,
      isUtc: false,
      before: text.slice(0, Math.max(0, text.search(/\p{Nd}/u))),
    }
  );
}

/** `2021-08-23T12:15:00` */
const LOCAL_CHARS = 19;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A text that as a whole is a date, but for marks around it. */
export function wholeDate(text: string, locale: string): WrittenDate | undefined {
  const bare = text.replace(/^[\s,;:()|•·–—-]+|[\s,;(|•·–—-]+$/gu, '');
  if (bare.length < 6 || bare.length > DATE_MAX_CHARS || !/\p{Nd}/u.test(bare)) return undefined;
  try {
    const { iso, year, month, day, hour } = readDate(bare, { zone: 'UTC', locale, shows: 'written' });
    const written = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    const isUtc = iso.endsWith('Z') || (/[+-]00:?00/.test(bare) && iso.endsWith('+00:00'));
    const hasZone = isUtc || (hour !== undefined && !iso.endsWith('+00:00'));
    return {
      iso: hour === undefined ? written : hasZone ? iso : iso.slice(0, LOCAL_CHARS),
      day: written,
      hasTime: hour !== undefined,
      hasZone,
      isUtc,
      before: '',
    };
  } catch {
    return undefined; // what is no date is no fault here
  }
}
