import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDate, readDate } from '../../../src/date/date.ts';
import { CALENDARS, DIGIT_SYSTEMS, type CalendarDay, type DateStyle } from '../../../src/date/style.ts';
import { dateTable } from '../../../src/date/table.ts';
import { YEAR_MAX, YEAR_MIN } from '../../../src/limits.ts';

const day = { year: 2021, month: 8, day: 23 };

/** Every 111th day of nearly three centuries: all months, all lengths, both ends of leap years, Persian new years. */
const days = Array.from({ length: 980 }, (_, i) => i * 111).map((past) => {
  const date = new Date(Date.UTC(1899, 11, 31 + past));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
});

/** What Node writes: the oracle, whose data are those of the table's generator. */
function intl({ locale, calendar = 'gregory', digits }: DateStyle): (date: CalendarDay) => string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    calendar,
    timeZone: 'UTC',
    ...(digits && { numberingSystem: digits }),
  });
  return (date) => format.format(Date.UTC(date.year, date.month - 1, date.day));
}

describe('a date on a card', () => {
  it.each([
    ['en-GB', '23 August 2021'],
    ['en-US', 'August 23, 2021'],
    ['ru', '23 августа 2021 г.'],
    ['uk', '23 серпня 2021 р.'],
    ['de-DE', '23. August 2021'],
    ['fr-FR', '23 août 2021'],
    ['es', '23 de agosto de 2021'],
    ['he', '23 באוגוסט 2021'],
    ['ar-EG', '٢٣ أغسطس ٢٠٢١'],
    ['fa', '۲۳ اوت ۲۰۲۱'],
    ['hy', '23 օգոստոսի, 2021 թ.'],
    ['vi', '23 tháng 8, 2021'],
    ['zh-Hans-CN', '2021年8月23日'],
    ['zh-Hant', '2021年8月23日'],
    ['ko', '2021년 8월 23일'],
    ['km', '23 សីហា 2021'],
  ])('is written as readers of %s do: %s', (locale, written) => {
    expect(formatDate(day, { locale })).toBe(written);
  });

  it('follows the calendar and the digits that an outlet asks for', () => {
    expect(formatDate(day, { locale: 'fa', calendar: 'persian' })).toBe('۱ شهریور ۱۴۰۰');
    expect(formatDate(day, { locale: 'th', calendar: 'buddhist' })).toBe('23 สิงหาคม 2564');
    expect(formatDate(day, { locale: 'ar-EG', digits: 'latn' })).toBe('23 أغسطس 2021');
    expect(formatDate(day, { locale: 'hi', digits: 'deva' })).toBe('२३ अगस्त २०२१');
  });

  it('is written as the language does where the country is not known, whatever the case of the tag', () => {
    expect(formatDate(day, { locale: 'de-BR' })).toBe('23. August 2021');
    expect(formatDate(day, { locale: 'EN_gb' })).toBe('23 August 2021');
    expect(formatDate(day, { locale: 'sr-Latn-RS' })).toBe('23. avgust 2021.');
  });

  it.each(['tlh', '', 'constructor', 'x'])(
    'is in the form of machines where the language is not known: “%s”',
    (locale) => {
      expect(formatDate({ year: 2021, month: 8, day: 3 }, { locale })).toBe('2021-08-03');
    },
  );

  it.each([
    ['en-GB', '23 August 2021 at 18:05'],
    ['en-US', 'August 23, 2021 at 6:05 PM'],
    ['ru', '23 августа 2021 г. в 18:05'],
    ['ar-EG', '٢٣ أغسطس ٢٠٢١ في ٦:٠٥ م'],
    ['vi', 'lúc 18:05 23 tháng 8, 2021'],
    ['zh-Hant', '2021年8月23日 下午6:05'],
    ['ja', '2021年8月23日 18:05'],
  ])('stands with its time where the outlet wants that, in %s: %s', (locale, written) => {
    const time = { ...day, hour: 18, minute: 5 };
    expect(formatDate(time, { locale, time: true })).toBe(written);
    expect(formatDate(time, { locale })).toBe(formatDate(day, { locale, time: true }));
  });

  it('has the time that Node’s Intl writes, in every locale, at every hour', () => {
    for (const locale of Object.keys(dateTable.locales)) {
      const format = new Intl.DateTimeFormat(locale, {
        dateStyle: 'long',
        timeStyle: 'short',
        calendar: 'gregory',
        timeZone: 'UTC',
      });
      for (let hour = 0; hour < 24; hour += 1) {
        // From ten on: CLDR's Yoruba leaves the zero out of 18:05, and we do not.
        const time = { ...day, hour, minute: 10 + hour * 2 };
        const written = format.format(Date.UTC(2021, 7, 23, time.hour, time.minute));
        expect({ locale, written: formatDate(time, { locale, time: true }) }).toEqual({ locale, written });
      }
    }
  });

  it('shows the time in the zone of the outlet', () => {
    const tokyo = { zone: 'Asia/Tokyo', locale: 'ja' };
    const date = readDate('2021-08-23T23:30:00+03:00', tokyo);
    expect(formatDate(date, { ...tokyo, time: true })).toBe('2021年8月24日 5:30');
  });

  it.each(CALENDARS)('is what Node’s Intl writes, in every locale, in the %s calendar', (calendar) => {
    for (const locale of Object.keys(dateTable.locales)) {
      const write = intl({ locale, calendar });
      const differs = days.filter((date) => formatDate(date, { locale, calendar }) !== write(date));
      expect({ locale, differs: differs.slice(0, 3) }).toEqual({ locale, differs: [] });
    }
  });

  it.each(DIGIT_SYSTEMS)('is what Node’s Intl writes in %s digits', (digits) => {
    for (const locale of ['en-GB', 'ar', 'fa', 'hi', 'ja', 'ko', 'vi', 'mn', 'th']) {
      const write = intl({ locale, digits });
      for (const date of days.slice(0, 40)) expect(formatDate(date, { locale, digits })).toBe(write(date));
    }
  });

  it('begins each Persian year on the day that Intl does, from the first year to the last', () => {
    const write = intl({ locale: 'en', calendar: 'persian' });
    for (let year = YEAR_MIN; year <= YEAR_MAX; year += 1) {
      for (const [month, dayOfMonth] of [
        [1, 1],
        [3, 18],
        [3, 19],
        [3, 20],
        [3, 21],
        [3, 22],
        [12, 31],
      ] as const) {
        const date = { year, month, day: dayOfMonth };
        expect(formatDate(date, { locale: 'en', calendar: 'persian' })).toBe(write(date));
      }
    }
  });
});

describe('the table of dates', () => {
  it('has at least sixty locales and every one that workerd’s own Intl writes differently', () => {
    const locales = Object.keys(dateTable.locales);
    expect(locales.length).toBeGreaterThanOrEqual(60);
    expect(locales).toEqual(
      expect.arrayContaining(
        'hy ka ps ckb si lo km my bo yo or kk az uz ar fa he hi th ja ko zh zh-Hant'.split(' '),
      ),
    );
  });

  it('costs every start less than 120 KB', () => {
    const file = new URL('../../../generated/dates.json', import.meta.url);
    expect(readFileSync(file).byteLength).toBeLessThan(120_000);
  });
});
