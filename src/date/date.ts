import { Temporal } from 'temporal-polyfill';
import { PresscardError } from '../errors.ts';
import { DATE_MAX_CHARS, YEAR_MAX, YEAR_MIN } from '../limits.ts';
import { fromPersian } from './calendar.ts';
import { formatDate, isoDay } from './format.ts';
import { readDateFields, type DateFields } from './fields.ts';

export { formatDate } from './format.ts';
export type { Calendar, CalendarDay, CalendarTime, DateStyle, DigitSystem } from './style.ts';

export interface ReadDate {
  /** ISO 8601: `2021-08-23`, or with a time `2021-08-23T12:15:00+03:00` in the zone that was written. */
  readonly iso: string;
  /** The day and time in the outlet's zone, which may differ from those in `iso`. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly warnings: readonly DateWarning[];
}

export interface DateWarning {
  readonly code: 'date_ambiguous';
  readonly message: string;
}

const ADVICE = 'write it as 2021-08-23 12:15 or as 23 August 2021';

/**
 * Reads a date that a machine or a person wrote: ISO 8601, RFC 2822, or day, month and year in any language of
 * the table, with or without a time.
 *
 * @param options.zone the outlet's IANA zone, for a time that has none and for the day that is shown. A time
 *   that a change of the clocks skips or repeats is taken as Temporal's `compatible` does.
 * @param options.shows the day of that zone, or the day as it was written, for an outlet whose zone nobody knows.
 * @param options.locale the outlet's, for 08/07/2021 and for words that two languages share.
 * @throws PresscardError `date_invalid`
 */
export function readDate(
  text: string,
  options: { zone: string; locale: string; shows?: 'zone' | 'written' },
): ReadDate {
  const fields = text.length <= DATE_MAX_CHARS ? readDateFields(text, options.locale) : undefined;
  if (!fields) throw invalid(text, `is not a date with a day, a month and a year of four digits; ${ADVICE}`);
  const day = dayOf(fields, text, options.locale);
  const time = timeOf(fields, text);
  if (time === undefined) {
    const { year, month, day: dayOfMonth } = day;
    return {
      iso: day.toString(),
      year,
      month,
      day: dayOfMonth,
      warnings: warningsOf(fields.ambiguous, day),
    };
  }

  const local = day.toPlainDateTime(time);
  const written = inZone(local, fields.zone ?? options.zone, text);
  const shown = options.shows === 'written' ? written : inZone(written, options.zone, text);
  checkYear(shown.year, text);
  return {
    iso:
      fields.zone === 'Z'
        ? `${local.toString(WHOLE_SECONDS)}Z`
        : written.toString({ ...WHOLE_SECONDS, timeZoneName: 'never' }),
    year: shown.year,
    month: shown.month,
    day: shown.day,
    hour: shown.hour,
    minute: shown.minute,
    warnings: warningsOf(fields.ambiguous, day),
  };
}

const WHOLE_SECONDS = { smallestUnit: 'second' } as const;

function dayOf(fields: DateFields, text: string, locale: string): Temporal.PlainDate {
  // Thai pages count years from the Buddha; no other reading of such a year is within the limits.
  const isBuddhist = fields.year > YEAR_MAX && (/^th\b/i.test(locale) || /\p{sc=Thai}/u.test(text));
  // And Iran's pages count from the Hijra, in years of the sun.
  const isPersian = fields.calendar === 'persian' || (fields.year < YEAR_MIN && /^fa\b/i.test(locale));
  const noSuchDay = `names a day that the calendar does not have; ${ADVICE}`;
  const read = isPersian
    ? fromPersian(fields)
    : { year: isBuddhist ? fields.year - 543 : fields.year, month: fields.month, day: fields.day };
  if (!read) throw invalid(text, noSuchDay);
  checkYear(read.year, text);
  try {
    return Temporal.PlainDate.from(read, { overflow: 'reject' });
  } catch (cause) {
    throw invalid(text, noSuchDay, cause);
  }
}

function timeOf({ hour, minute, second }: DateFields, text: string): Temporal.PlainTime | undefined {
  if (hour === undefined || minute === undefined) return undefined;
  try {
    return Temporal.PlainTime.from({ hour, minute, second: second ?? 0 }, { overflow: 'reject' });
  } catch (cause) {
    throw invalid(
      text,
      'names a time that the day does not have; hours run from 0 to 23, minutes to 59',
      cause,
    );
  }
}

function inZone(
  time: Temporal.PlainDateTime | Temporal.ZonedDateTime,
  zone: string,
  text: string,
): Temporal.ZonedDateTime {
  const id = zone === 'Z' ? 'UTC' : zone;
  try {
    return time instanceof Temporal.PlainDateTime ? time.toZonedDateTime(id) : time.withTimeZone(id);
  } catch (cause) {
    throw invalid(text, `cannot be placed in its time zone; write an offset such as +03:00`, cause);
  }
}

function checkYear(year: number, text: string): void {
  if (year >= YEAR_MIN && year <= YEAR_MAX) return;
  throw invalid(text, `is not between the years ${YEAR_MIN} and ${YEAR_MAX}; correct the year`);
}

function warningsOf(ambiguous: boolean, day: Temporal.PlainDate): DateWarning[] {
  if (!ambiguous) return [];
  const understood = formatDate(day, { locale: 'en-GB' });
  const message = `The date can be read in two ways and was understood as ${understood}; write ${isoDay(day)} to be sure.`;
  return [{ code: 'date_ambiguous', message }];
}

function invalid(text: string, problem: string, cause?: unknown): PresscardError {
  const fields = [{ field: 'date', rule: 'a day of the calendar, such as 2021-08-23 12:15', received: text }];
  return new PresscardError('date_invalid', `The date ${problem}.`, { fields, cause });
}
