/**
 * Writes `generated/dates.json`: how the pinned Node's Intl writes long dates, and the words that dates are
 * made of. At run time nothing asks Intl, because workerd's data is reduced: of 103 locales tried, 38 came
 * out differently there.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALENDARS, DIGIT_SYSTEMS } from '../../src/date/style.ts';
import { YEAR_MAX, YEAR_MIN } from '../../src/limits.ts';
import { dateTimeOf } from './date-times.ts';
import { monthsOf, plainSpaces, valueOf, type Parts } from './date-months.ts';
import { wordsOf } from './date-words.ts';

/**
 * Languages, and their scripts where they have several; the regions are Intl's. Where one word is two months
 * (`listopad`), the earlier language wins.
 */
const LANGUAGES = `
  en es fr de pt ru ar zh zh-Hans zh-Hant ja ko hi hi-Latn bn id ms ur fa tr vi th it pl nl uk ro cs sk hu el bg
  sr sr-Latn sr-Cyrl hr bs bs-Cyrl mk sl sq be be-tarask lv lt et fi sv no nb nn da is fo he yi hy ka
  az az-Cyrl kk kk-Arab ky uz uz-Cyrl uz-Arab tg tk tt ba cv sah os ce mn ug ps ckb ku ta te kn ml mr gu
  pa pa-Arab or as ne si ks sd sd-Deva mai sa sat lo km my bo dz fil ceb jv su sw am ti om so ha yo ig zu xh af
  rw mg mt ga cy gd br eu ca gl oc lb fy rm eo kl se haw mi to qu
`
  .trim()
  .split(/\s+/);

export async function generateDates(outDir: string): Promise<void> {
  const unknown = LANGUAGES.filter((tag) => Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0);
  if (unknown.length > 0) throw new Error(`Intl of Node ${process.version} has no dates for: ${unknown}`);
  const locales = withRegions(LANGUAGES);
  const table = { digits: digits(), ...formsOf(locales), nowruz: nowruz(), words: wordsOf(locales) };
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'dates.json'), `${JSON.stringify(table)}\n`);
}

/** Each tag, followed by its variants in every region for which Intl has any. */
function withRegions(tags: readonly string[]): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const regions = ['001', '150', '419', ...letters.flatMap((a) => letters.map((b) => a + b))].filter((code) =>
    names.of(code),
  );
  return tags.flatMap((tag) => [
    tag,
    ...regions.map((region) => new Intl.Locale(tag, { region }).toString()).filter(isVariant),
  ]);
}

/** Whether Intl has the variant itself, rather than falling back to its language. */
function isVariant(locale: string): boolean {
  return new Intl.NumberFormat(locale).resolvedOptions().locale === locale;
}

function digits(): Record<string, string> {
  const ten = Array.from({ length: 10 }, (_, value) => value);
  return Object.fromEntries(
    DIGIT_SYSTEMS.map((system) => {
      const format = new Intl.NumberFormat('en', { numberingSystem: system });
      return [system, ten.map((value) => format.format(value)).join('')];
    }),
  );
}

/**
 * Patterns with `{d}`, `{m}`, `{y}` in one or two digits or `{name}`. Each form and each list of month names
 * stands once; a variant that writes as the shorter tag does is left out, and a look-up finds the shorter tag.
 */
function formsOf(locales: readonly string[]): Record<'locales' | 'forms' | 'names', unknown> {
  const names: string[] = [];
  const forms: string[] = [];
  const formByLocale = new Map<string, number>();
  for (const locale of locales) {
    const patterns = CALENDARS.map((calendar) => {
      const months = monthsOf(locale, { dateStyle: 'long', calendar });
      const list = months.map(({ parts }) => valueOf(parts, 'month')).join('|');
      const pattern = patternOf(months);
      return [calendar, pattern.includes('{name}') ? [pattern, indexIn(names, list)] : [pattern]];
    });
    const { pattern: withTime, periods } = dateTimeOf(locale);
    const form = {
      withTime: [withTime, ...(periods === undefined ? [] : [indexIn(names, periods)])],
      digits: new Intl.DateTimeFormat(locale).resolvedOptions().numberingSystem,
      ...(isMonthFirst(locale) && { monthFirst: true }),
      ...Object.fromEntries(patterns),
    };
    const index = indexIn(forms, JSON.stringify(form));
    if (formByLocale.get(shorterTag(locale, formByLocale)) !== index) formByLocale.set(locale, index);
  }
  return {
    locales: Object.fromEntries(formByLocale),
    forms: forms.map((form) => JSON.parse(form) as unknown),
    names,
  };
}

function shorterTag(locale: string, known: ReadonlyMap<string, unknown>): string {
  const subtags = locale.split('-').slice(0, -1);
  while (subtags.length > 1 && !known.has(subtags.join('-'))) subtags.pop();
  return subtags.join('-');
}

function patternOf(months: readonly { month: number; parts: Parts }[]): string {
  const isNumber = months.every(({ month, parts }) => Number(valueOf(parts, 'month')) === month);
  const patterns = months.map(({ parts }) =>
    parts
      .map(({ type, value }) => {
        if (type === 'day') return value === '01' ? '{dd}' : '{d}';
        if (type === 'month') return isNumber ? placeholder('m', months) : '{name}';
        // An era is the same word in every year that presscard accepts.
        return type === 'year' ? '{y}' : plainSpaces(value);
      })
      .join(''),
  );
  const [pattern] = patterns;
  if (pattern === undefined || new Set(patterns).size !== 1) throw new Error(`uneven patterns: ${patterns}`);
  return pattern;
}

function placeholder(letter: 'm', months: readonly { parts: Parts }[]): string {
  return months.some(({ parts }) => valueOf(parts, 'month').startsWith('0'))
    ? `{${letter}${letter}}`
    : `{${letter}}`;
}

function indexIn(texts: string[], text: string): number {
  const known = texts.indexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}

/** Whether 08/07/2021 is the seventh of August there. */
function isMonthFirst(locale: string): boolean {
  const order = new Intl.DateTimeFormat(locale, { dateStyle: 'short', calendar: 'gregory' })
    .formatToParts(0)
    .filter(({ type }) => type !== 'literal')
    .map(({ type }) => type);
  return order[0] === 'month' && order[2] === 'year';
}

/**
 * The Persian new year of every Gregorian year from the one before YEAR_MIN: one digit a year, the day of March
 * less 15. The months follow from it, so no astronomy and no calendar data is needed at run time.
 */
function nowruz(): { firstYear: number; marchDays: string } {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  let marchDays = '';
  for (let year = YEAR_MIN - 1; year <= YEAR_MAX; year += 1) {
    const offset = Array.from({ length: 10 }, (_, i) => i).find(
      (i) => format.format(Date.UTC(year, 2, 15 + i)) === '1/1',
    );
    if (offset === undefined) throw new Error(`no Persian new year between 15 and 24 March ${year}`);
    marchDays += offset;
  }
  return { firstYear: YEAR_MIN - 1, marchDays };
}
