import { inCalendar } from './calendar.ts';
import type { CalendarDay, DateStyle } from './style.ts';
import { dateFormOf, dateTable } from './table.ts';

/**
 * The long date as the outlet's readers write it: `23 August 2021`, `23 августа 2021 г.`, `2021年8月23日`.
 *
 * The same text on every runtime, from a table and not from the runtime's Intl. A locale that the table lacks
 * is written as its language is, an unknown language as `2021-08-23`.
 */
export function formatDate(date: CalendarDay, style: DateStyle): string {
  const form = dateFormOf(style.locale);
  const calendar = style.calendar ?? 'gregory';
  const shown = inCalendar(date, calendar);
  if (form === undefined || shown === undefined) return isoDay(date);

  const [pattern, names] = form[calendar];
  const name = names === undefined ? '' : (dateTable.names[names]?.split('|')[shown.month - 1] ?? '');
  const digits = [...dateTable.digits[style.digits ?? form.digits]];
  const write = (value: number, width = 1): string =>
    String(value)
      .padStart(width, '0')
      .replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  return pattern
    .replace('{name}', () => name)
    .replace(/\{(d|dd|m|mm|y)\}/g, (_, field: string) => {
      if (field === 'y') return write(shown.year);
      return write(field.startsWith('d') ? shown.day : shown.month, field.length);
    });
}

/** `2021-08-23`, for machines and where nothing better is known. */
export function isoDay({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((value) => String(value).padStart(2, '0'))].join(
    '-',
  );
}
