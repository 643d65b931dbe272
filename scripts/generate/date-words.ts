import { foldDateText } from '../../src/date/fold.ts';
import { monthsOf, valueOf } from './date-months.ts';

interface Words {
  readonly months: Set<string>[];
  readonly weekdays: Set<string>;
  readonly am: Set<string>;
  readonly pm: Set<string>;
  readonly fillers: Set<string>;
}

/** By language: what its dates are made of, folded; alternatives are separated by `|`. */
export function wordsOf(locales: readonly string[]): object {
  const languages = new Map<string, Words>();
  for (const locale of locales) {
    const language = locale.split('-')[0] ?? locale;
    const words = languages.get(language) ?? {
      months: Array.from({ length: 12 }, () => new Set<string>()),
      weekdays: new Set<string>(),
      am: new Set<string>(),
      pm: new Set<string>(),
      fillers: new Set<string>(),
    };
    languages.set(language, words);
    addMonths(words, locale);
    addWeekdays(words, locale);
    addDayHalves(words, locale);
    addFillers(words, locale);
  }
  return Object.fromEntries(
    [...languages].map(([language, words]) => [
      language,
      [
        words.months.map((names) => joined(names)),
        ...[words.weekdays, words.am, words.pm, words.fillers].map((names) => joined(names)),
      ],
    ]),
  );
}

function joined(words: ReadonlySet<string>): string {
  return [...words].join('|');
}

function addMonths(words: Words, locale: string): void {
  const styles: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'long' },
    { dateStyle: 'medium' },
    { month: 'long' },
    { month: 'short' },
    { day: 'numeric', month: 'short' },
  ];
  for (const style of styles) {
    for (const { month, parts } of monthsOf(locale, { ...style, calendar: 'gregory' })) {
      const at = parts.findIndex(({ type }) => type === 'month');
      const name = parts[at]?.value ?? '';
      // What is written in one word with the name belongs to it: Hebrew `באוגוסט`, Basque `abuztuaren`.
      const before = /[\p{L}\p{M}]*$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
      const after = /^[\p{L}\p{M}]*/u.exec(parts[at + 1]?.value ?? '')?.[0] ?? '';
      for (const spelling of [name, before + name + after].map(foldDateText)) {
        // `8월` and `tháng 8` are read as a number beside a filler.
        if (/\d/.test(spelling)) addWords(words.fillers, spelling);
        else if (spelling !== '') words.months[month - 1]?.add(spelling);
      }
    }
  }
}

function addWeekdays(words: Words, locale: string): void {
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { weekday, calendar: 'gregory', timeZone: 'UTC' });
    for (let day = 1; day <= 7; day += 1) {
      const name = foldDateText(format.format(Date.UTC(2021, 7, day)));
      // Vietnamese `thứ 2` without its accents is the beginning of `Thu 2 Aug`.
      if (!/\d/.test(name)) words.weekdays.add(name);
    }
  }
}

/** `am` and `pm`, and where a language divides the day more finely, each word that has one half only. */
function addDayHalves(words: Words, locale: string): void {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hour12: true, timeZone: 'UTC' });
  for (let hour = 0; hour < 24; hour += 1) {
    const name = foldDateText(valueOf(format.formatToParts(hour * 3_600_000), 'dayPeriod'));
    if (name !== '') (hour < 12 ? words.am : words.pm).add(name);
  }
  for (const name of [...words.am].filter((name) => words.pm.has(name))) {
    words.am.delete(name);
    words.pm.delete(name);
  }
}

/** The words between the fields: `de`, `um`, `г.`, `年`. */
function addFillers(words: Words, locale: string): void {
  const styles = [
    { dateStyle: 'long' },
    { dateStyle: 'full' },
    { dateStyle: 'medium' },
    { dateStyle: 'full', timeStyle: 'short' },
    { dateStyle: 'medium', timeStyle: 'short' },
  ] as const;
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(locale, { ...style, calendar: 'gregory', timeZone: 'UTC' });
    for (const { type, value } of format.formatToParts(0)) {
      if (type === 'literal' || type === 'era') addWords(words.fillers, foldDateText(value));
    }
  }
}

function addWords(words: Set<string>, text: string): void {
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) if (word !== '') words.add(word);
}
