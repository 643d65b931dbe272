import type { Calendar } from '../../src/date/style.ts';

export type Parts = readonly Intl.DateTimeFormatPart[];

const DAY_MS = 86_400_000;

/** The first day of each of the calendar's months in one year, as Intl writes it in Latin digits. */
export function monthsOf(
  locale: string,
  options: Intl.DateTimeFormatOptions & { calendar: Calendar },
): { month: number; parts: Parts }[] {
  const format = new Intl.DateTimeFormat(locale, { ...options, numberingSystem: 'latn', timeZone: 'UTC' });
  const starts =
    options.calendar === 'persian'
      ? Array.from({ length: 12 }, (_, i) => Date.UTC(2021, 2, 21) + (i * 31 - Math.max(0, i - 6)) * DAY_MS)
      : Array.from({ length: 12 }, (_, i) => Date.UTC(2021, i, 1));
  return starts.map((start, index) => ({ month: index + 1, parts: format.formatToParts(start) }));
}

/** What Intl wrote for a field; empty if it wrote none. */
export function valueOf(parts: Parts, type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((part) => part.type === type)?.value ?? '';
}

/** V8's `format` writes a plain space for CLDR's narrow one, its `formatToParts` does not; the table follows `format`. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', ' ');
}
