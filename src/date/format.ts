import { inCalendar } from './calendar.ts';
import type { CalendarDay, CalendarTime, DateStyle } from './style.ts';
import { dateFormOf, dateTable, type DateForm } from './table.ts';

/**
 * The long date as the outlet's readers write it, with its time where the style asks for one:
 * `23 August 2021`, `23 августа 2021 г. в 12:15`, `2021年8月23日`.
 *
 * The same text on every runtime, from a table and not from the runtime's Intl. A locale that the table lacks
 * is written as its language is, an unknown language as `2021-08-23`.
 */
export function formatDate(date: CalendarTime, style: DateStyle): string {
  const form = dateFormOf(style.locale);
  const calendar = style.calendar ?? 'gregory';
  const shown = inCalendar(date, calendar);
  if (form === undefined || shown === undefined) return isoDay(date);

  const digits = [...dateTable.digits[style.digits ?? form.digits]];
  const write = (value: number, width = 1): string =>
    String(value)
      .padStart(width, '0')
      .replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  const [pattern, names] = form[calendar];
  const day = pattern
    .replace('{name}', () => nameIn(names, shown.month - 1))
    .replace(/\{(d|dd|m|mm|y)\}/g, (_, field: string) => {
      if (field === 'y') return write(shown.year);
      return write(field.startsWith('d') ? shown.day : shown.month, field.length);
    });
  return style.time ? withTime(day, date, form, write) : day;
}

/** The year alone, in the calendar and the digits of the style. */
export function formatYear(year: number, style: DateStyle): string {
  const form = dateFormOf(style.locale);
  // Calendars that begin their year in spring are asked at midsummer.
  const shown = inCalendar({ year, month: 7, day: 1 }, style.calendar ?? 'gregory') ?? { year };
  if (form === undefined) return String(year);
  const digits = [...dateTable.digits[style.digits ?? form.digits]];
  return String(shown.year).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

function withTime(
  day: string,
  { hour, minute }: CalendarTime,
  { withTime: [pattern, periods] }: DateForm,
  write: (value: number, width: number) => string,
): string {
  if (hour === undefined || minute === undefined) return day;
  return pattern
    .replace('{date}', () => day)
    .replace('{p}', () => periodIn(periods, hour))
    .replace(/\{(H|HH|h|hh|mm)\}/g, (_, field: string) => {
      if (field === 'mm') return write(minute, 2);
      return write(field.startsWith('H') ? hour : hour % 12 || 12, field.length);
    });
}

function nameIn(list: number | undefined, at: number): string {
  return (list === undefined ? undefined : dateTable.names[list]?.split('|')[at]) ?? '';
}

/** Two words are the halves of the day; else there is one for every hour. */
function periodIn(list: number | undefined, hour: number): string {
  const isHalves = list !== undefined && dateTable.names[list]?.split('|').length === 2;
  return nameIn(list, isHalves ? Math.floor(hour / 12) : hour);
}

/** `2021-08-23`, for machines and where nothing better is known. */
export function isoDay({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((value) => String(value).padStart(2, '0'))].join(
    '-',
  );
}
