import { plainSpaces, valueOf, type Parts } from './date-months.ts';

/**
 * How Intl joins a long date and a short time.
 *
 * @returns `pattern` with `{date}`, the hour as `{H}` (0 to 23) or `{h}` (1 to 12), doubled where it has two
 *   digits always, `{mm}`, and `{p}` for the part of the day; `periods` the words of that: two halves, or one
 *   for each hour, between `|`.
 */
export function dateTimeOf(locale: string): { pattern: string; periods?: string } {
  const options = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;
  const times = new Intl.DateTimeFormat(locale, { ...options, timeStyle: 'short' });
  const dates = new Intl.DateTimeFormat(locale, { ...options, dateStyle: 'long' });
  const both = new Intl.DateTimeFormat(locale, { ...options, dateStyle: 'long', timeStyle: 'short' });
  const hours = Array.from({ length: 24 }, (_, hour) => Date.UTC(2021, 7, 23, hour, 5));

  const parts = hours.map((at) => times.formatToParts(at));
  const hour = hourOf(parts);
  const patterns = hours.map((at, index) => {
    const time = parts[index]!.map(({ type, value }) => {
      if (type === 'hour') return hour;
      if (type === 'minute') return '{mm}';
      return type === 'dayPeriod' ? '{p}' : plainSpaces(value);
    }).join('');
    return both.format(at).replace(dates.format(at), '{date}').replace(times.format(at), time);
  });
  const [pattern] = patterns;
  if (
    pattern === undefined ||
    new Set(patterns).size > 1 ||
    !/\{date\}/.test(pattern) ||
    !/\{mm\}/.test(pattern)
  )
    throw new Error(`uneven times in ${locale}: ${[...new Set(patterns)]}`);

  const words = parts.map((one) => plainSpaces(valueOf(one, 'dayPeriod')));
  if (!pattern.includes('{p}')) return { pattern };
  const isHalves = words.every((word, at) => word === words[at < 12 ? 0 : 12]);
  return { pattern, periods: (isHalves ? [words[0], words[12]] : words).join('|') };
}

function hourOf(parts: readonly Parts[]): string {
  const [midnight, five, one] = [0, 5, 13].map((hour) => valueOf(parts[hour]!, 'hour'));
  const letter = one === '13' ? 'H' : 'h';
  if (Number(midnight) !== (letter === 'H' ? 0 : 12)) throw new Error(`a clock that begins at ${midnight}`);
  return five === '05' ? `{${letter}${letter}}` : `{${letter}}`;
}
