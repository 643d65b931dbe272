import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, readDate } from '../../../src/date/date.ts';
import { dateTable } from '../../../src/date/table.ts';
import { PresscardError } from '../../../src/errors.ts';
import { YEAR_MAX, YEAR_MIN } from '../../../src/limits.ts';

const moscow = { zone: 'Europe/Moscow', locale: 'en-GB' };

describe('a date with its own zone', () => {
  it.each([
    ['2021-08-23T12:15:00+03:00', '2021-08-23T12:15:00+03:00'],
    ['2021-08-23T12:15:00.123456789+0300', '2021-08-23T12:15:00+03:00'],
    ['2021-08-23T09:15Z', '2021-08-23T09:15:00Z'],
    ['2021-08-23 09:15:00 UTC', '2021-08-23T09:15:00Z'],
    ['20210823T091500Z', '2021-08-23T09:15:00Z'],
    ['2021-08-23T12:15:00+03:00[Europe/Moscow]', '2021-08-23T12:15:00+03:00'],
    ['Mon, 23 Aug 2021 12:15:00 +0300', '2021-08-23T12:15:00+03:00'],
    ['Mon, 23 Aug 2021 09:15:00 GMT', '2021-08-23T09:15:00Z'],
    ['Mon, 23 Aug 2021 05:15 EDT', '2021-08-23T05:15:00-04:00'],
    ['Mon Aug 23 2021 12:15:00 GMT+0300 (Moscow Standard Time)', '2021-08-23T12:15:00+03:00'],
    ['Aug. 23, 2021, 5:15 a.m. ET', '2021-08-23T05:15:00-04:00'],
    ['Thứ hai, 23/8/2021, 16:15 (GMT+7)', '2021-08-23T16:15:00+07:00'],
    ['23 августа 2021, 12:15 МСК', '2021-08-23T12:15:00+03:00'],
  ])('keeps it: %s', (text, iso) => {
    const date = readDate(text, moscow);
    expect(date).toMatchObject({ iso, year: 2021, month: 8, day: 23, hour: 12, minute: 15, warnings: [] });
  });

  it('is shown on the day that the outlet’s readers had', () => {
    expect(readDate('2021-08-23T23:30:00Z', moscow)).toMatchObject({
      iso: '2021-08-23T23:30:00Z',
      day: 24,
      hour: 2,
    });
  });
});

describe('a date without a zone', () => {
  it.each([
    ['2021-08-23T12:15', '2021-08-23T12:15:00+03:00'],
    ['23 Aug, 2021 12:15', '2021-08-23T12:15:00+03:00'],
    ['2021-01-23 12:15:07', '2021-01-23T12:15:07+03:00'],
  ])('is in the outlet’s: %s', (text, iso) => {
    expect(readDate(text, moscow).iso).toBe(iso);
  });

  it('takes the offset that its own time of the year has', () => {
    const berlin = { zone: 'Europe/Berlin', locale: 'de' };
    expect(readDate('2021-01-23 12:15', berlin).iso).toBe('2021-01-23T12:15:00+01:00');
    expect(readDate('2021-07-23 12:15', berlin).iso).toBe('2021-07-23T12:15:00+02:00');
  });

  it('moves out of the hour that spring skips, and takes the first of the two that autumn has', () => {
    const berlin = { zone: 'Europe/Berlin', locale: 'de' };
    expect(readDate('2021-03-28 02:30', berlin)).toMatchObject({ iso: '2021-03-28T03:30:00+02:00', hour: 3 });
    expect(readDate('2021-10-31 02:30', berlin).iso).toBe('2021-10-31T02:30:00+02:00');
  });

  it('stays a day if no time is written', () => {
    const date = readDate('2021-08-23', moscow);
    expect(date).toEqual({ iso: '2021-08-23', year: 2021, month: 8, day: 23, warnings: [] });
  });
});

describe('a date as a person writes it', () => {
  it.each([
    '23 August 2021',
    '23Aug2021',
    'August 23, 2021',
    'August 23rd, 2021',
    'Monday, the 23rd of August 2021',
    '20210823',
    '2021/08/23',
    '23/08/2021',
    '08/23/2021',
    '23.08.2021',
    '23. 8. 2021',
    '23-08-2021',
    '2021年8月23日',
    '2021年8月23日 星期一',
    '２０２１年８月２３日',
    '2021년 8월 23일',
    '2021. 8. 23.',
    '23 de agosto de 2021',
    'lunes, 23 de agosto de 2021',
    '23. August 2021',
    'Montag, 23. August 2021',
    'am 23. August 2021',
    'lundi 23 août 2021',
    'LUNDI 23 AOUT 2021',
    '23 августа 2021 г.',
    '23 август 2021',
    '23-го августа 2021 года',
    '23 серпня 2021 р.',
    '٢٣ أغسطس ٢٠٢١',
    '23 اغسطس 2021',
    '۲۳ اوت ۲۰۲۱',
    '२३ अगस्त २०२१',
    '23 באוגוסט 2021',
    '23 tháng 8, 2021',
    '23 AĞUSTOS 2021 Pazartesi',
    '\u200f23 août\u00a02021 ',
  ])('is the day it says: %s', (text) => {
    expect(readDate(text, moscow)).toEqual({
      iso: '2021-08-23',
      year: 2021,
      month: 8,
      day: 23,
      warnings: [],
    });
  });

  it.each([
    ['Aug 23, 2021 at 12:15 pm', 12],
    ['Aug 23, 2021 at 12:15 am', 0],
    ['August 23, 2021 3.15 p.m.', 15],
    ['23. August 2021, 12:15 Uhr', 12],
    ['am 23. August 2021 um 12.15 Uhr', 12],
    ['23 août 2021 à 12h15', 12],
    ['maandag 23 augustus 2021 om 12.15 uur', 12],
    ['kl. 12.15, 23. august 2021', 12],
    ['12:15, 23 августа 2021', 12],
    ['понедельник, 23 августа 2021 года в 12:15', 12],
    ['2021年8月23日 下午3:15', 15],
    ['2021年08月23日12時15分', 12],
    ['2021년 8월 23일 월요일 오후 3시 15분', 15],
    ['23 Μαΐου 2021, 3:15 μ.μ.', 15],
  ])('is at the time it says: %s', (text, hour) => {
    expect(readDate(text, moscow)).toMatchObject({ day: 23, hour, minute: 15 });
  });

  it('takes the time from three on the afternoon of a plain hour', () => {
    expect(readDate('August 23, 2021 3 PM', moscow)).toMatchObject({ day: 23, hour: 15, minute: 0 });
  });

  it.each([
    ['۱ شهریور ۱۴۰۰', 'fa', '2021-08-23'],
    ['سه شنبه ۳ آذر ۱۴۰۵ ساعت ۱۲:۱۵', 'fa-IR', '2026-11-24T12:15:00+03:30'],
    ['30 اسفند 1399', 'en', '2021-03-20'],
    ['۱۴۰۵/۰۹/۰۳', 'fa', '2026-11-24'],
    ['23 اوت 2021', 'fa', '2021-08-23'],
  ])('is of the Persian calendar where its month or its year is: %s in %s', (text, locale, iso) => {
    expect(readDate(text, { zone: 'Asia/Tehran', locale }).iso).toBe(iso);
  });

  it('is refused where the Persian calendar has no such day', () => {
    for (const text of ['31 آبان 1400', '30 اسفند 1400']) {
      expect(() => readDate(text, { zone: 'Asia/Tehran', locale: 'fa' })).toThrow(/does not have/);
    }
  });

  it('counts its years from the Buddha where the text or the outlet is Thai', () => {
    expect(readDate('23 สิงหาคม 2564', moscow).iso).toBe('2021-08-23');
    expect(readDate('23/08/2564', { zone: 'Asia/Bangkok', locale: 'th-TH' }).iso).toBe('2021-08-23');
  });

  it('is read back from what any locale of the table writes', () => {
    const days = [
      { year: 1812, month: 1, day: 31 },
      ...Array.from({ length: 12 }, (_, i) => ({ year: 2021, month: i + 1, day: 2 * i + 1 })),
    ];
    for (const locale of Object.keys(dateTable.locales)) {
      for (const day of days) {
        const text = formatDate(day, { locale });
        const { year, month, day: shown, warnings } = readDate(text, { zone: 'UTC', locale });
        expect({ locale, text, year, month, day: shown, warnings }).toEqual({
          locale,
          text,
          ...day,
          warnings: [],
        });
      }
    }
  });
});

describe('a date that could be two days', () => {
  it.each([
    ['08/07/2021', 'en-US', '2021-08-07', '7 August 2021'],
    ['08/07/2021', 'en-GB', '2021-07-08', '8 July 2021'],
    ['8-7-2021', 'nl', '2021-07-08', '8 July 2021'],
    ['11 listopad 2021', 'en-GB', '2021-11-11', '11 November 2021'],
  ])('is read as the outlet’s readers would, with a warning: %s in %s', (text, locale, iso, understood) => {
    const date = readDate(text, { zone: 'UTC', locale });
    expect(date.iso).toBe(iso);
    expect(date.warnings).toEqual([
      {
        code: 'date_ambiguous',
        message: expect.stringContaining(`understood as ${understood}; write ${iso}`),
      },
    ]);
  });

  it.each([
    ['08/08/2021', 'en-US', '2021-08-08'],
    ['11 listopad 2021', 'hr', '2021-10-11'],
    ['11 listopad 2021', 'cs', '2021-11-11'],
    ['08.07.2021', 'en-US', '2021-07-08'],
    ['mar. 23 mars 2021', 'fr', '2021-03-23'],
  ])('needs no warning where only one is meant: %s in %s', (text, locale, iso) => {
    expect(readDate(text, { zone: 'UTC', locale })).toMatchObject({ iso, warnings: [] });
  });
});

describe('what is no date', () => {
  it.each([
    '',
    '   ',
    'tomorrow',
    'yesterday at noon',
    'Monday',
    'August 2021',
    '23 August',
    '2021',
    '2021-08',
    '12:15',
    '23/08/21',
    '1629710100',
    '23–24 August 2021',
    '23 May June 2021',
    '31 February 2021',
    '2021-02-29',
    '2021-13-01',
    '13/13/2021',
    '0 August 2021',
    '2021-08-23 25:00',
    '2021-08-23T12:60',
    '2021-08-23 13:15 12:15',
    '2021-08-23T12:15+25:00',
    '2021-08-23T12:15[Mars/Olympus]',
    `${YEAR_MIN - 1}-12-31`,
    `${YEAR_MAX + 1}-01-01`,
    '<script>alert(1)</script>',
    '9'.repeat(100_000),
  ])('is refused with the text that came and what to write: %.40s', (text) => {
    expect(() => readDate(text, moscow)).toThrow(PresscardError);
    expect(() => readDate(text, moscow)).toThrow(
      expect.objectContaining({
        code: 'date_invalid',
        message: expect.stringMatching(/^The date .*;.*\.$/),
        fields: [expect.objectContaining({ field: 'date', received: text })],
      }),
    );
  });

  it('never ends in another error, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '23',
        '2021',
        '08',
        '12:15',
        'Aug',
        'mar',
        ' ',
        '/',
        '-',
        '.',
        '+03:00',
        'pm',
        'Z',
        'T',
        '年',
        '[UTC]',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          expect(readDate(pieces.join(''), moscow).iso).toMatch(/^\d{4}-\d\d-\d\d/);
        } catch (error) {
          expect(error).toMatchObject({ code: 'date_invalid' });
        }
      }),
    );
  });
});
