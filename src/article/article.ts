import * as z from 'zod';
import { PresscardError, excerpt, type FieldFault } from '../errors.ts';
import { FIELD_MAX_CHARS, HEADLINE_MAX_CHARS, INDEX_MAX_ITEMS, NOTICE_MAX_CHARS } from '../limits.ts';
import { timeZone, type Outlet } from '../outlet/outlet.ts';
import type { OutletRegistry } from '../outlet/registry.ts';
import { registrableName } from '../outlet/neutral.ts';
import { readDate, type DateStyle, type ReadDate } from '../date/date.ts';
import { directionOf, type Direction } from '../typeset/direction.ts';
import { languageOf } from './language.ts';
import { photoInputSchema, readPhoto, type ArticlePhoto } from './photo.ts';
import { readRelated, type RelatedArticle } from './related.ts';
import { authorInputSchema, readAuthor, type Author } from './author.ts';
import { stateInputSchema, type ArticleState } from './state.ts';
import { boundHeadline, cleanLine, cleanText, isVisible, shortLabel } from './text.ts';

/** Something that worked, but not quite as the sender may think; `code` is stable. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

const field = z.string().max(FIELD_MAX_CHARS);

/** An article as it comes in. */
export const articleInputSchema = z.object({
  headline: z.string().max(HEADLINE_MAX_CHARS),
  date: field.optional(),
  /** An id, a name or a domain; or a domain with the name to show where no outlet describes it. */
  outlet: z.union([field, z.object({ name: field.optional(), domain: field })]).optional(),
  kicker: field.optional(),
  /** The sentence below the headline. */
  standfirst: field.optional(),
  author: authorInputSchema.optional(),
  url: field.optional(),
  id: field.optional(),
  lang: field.optional(),
  /** Base direction, where the headline's first letter misleads. */
  dir: z.enum(['ltr', 'rtl']).optional(),
  photo: photoInputSchema.optional(),
  /** What kind of article it is. */
  state: stateInputSchema.optional(),
  /** When its state ends: it is news from then on. */
  until: field.optional(),
  /** When it was last changed, written as the date is. */
  updated: field.optional(),
  /** Until then nothing of the article may be seen. */
  embargo: field.optional(),
  /** A line that must stand on the card by law. It is never cut. */
  notice: field.max(NOTICE_MAX_CHARS).optional(),
  /** Headlines of a section or a newsletter. */
  items: z.array(field).max(INDEX_MAX_ITEMS).optional(),
  /** Further articles, for the share page. */
  related: z.array(z.unknown()).optional(),
  /** Whether only subscribers can read it. */
  paywall: z.boolean().optional(),
  /** BCP 47 locale of the date, where it is not the outlet's. */
  locale: field.optional(),
  /** IANA zone of a time without one and of the day that is shown, where it is not the outlet's. */
  zone: timeZone.optional(),
});

export type ArticleInput = z.input<typeof articleInputSchema>;

/** An article that has been checked: later stages do not look again. */
export interface Article {
  readonly headline: string;
  /** Whether words are missing at its end already. */
  readonly shortened: boolean;
  readonly date: ReadDate | undefined;
  /** How the card writes that date. */
  readonly dateStyle: DateStyle;
  readonly outlet: Outlet;
  readonly kicker: string | undefined;
  readonly standfirst: string | undefined;
  readonly author: Author | undefined;
  readonly state: ArticleState;
  /** Milliseconds since 1970. */
  readonly untilMs: number | undefined;
  readonly updated: ReadDate | undefined;
  readonly notice: string | undefined;
  /** At most three. */
  readonly items: readonly string[];
  /** Further articles, for the share page. */
  readonly related: readonly RelatedArticle[];
  readonly url: string | undefined;
  readonly id: string | undefined;
  readonly photo: ArticlePhoto | undefined;
  /** Whether only subscribers can read it; undefined where nobody says. */
  readonly paywall: boolean | undefined;
  /** BCP 47 tag: the article's own, else the outlet's, else what the text shows. */
  readonly lang: string;
  /** Base direction of the headline; the whole card follows it. */
  readonly dir: Direction;
}

/**
 * Checks and cleans an article.
 *
 * @throws PresscardError `headline_missing`, `headline_blank`, `article_invalid`, `date_invalid`,
 * `outlet_missing` or `outlet_unknown`; the error's `fields` name the field, the rule and what came.
 */
export function readArticle(
  input: unknown,
  outlets: OutletRegistry,
): { article: Article; warnings: readonly Warning[] } {
  const warnings: Warning[] = unknownFields(input);
  const parsed = articleInputSchema.safeParse(input);
  if (!parsed.success) throw invalidArticle(parsed.error, input);
  const raw = parsed.data;

  const { text: headline, shortened } = boundHeadline(cleanText(raw.headline));
  if (!isVisible(headline)) {
    throw new PresscardError(
      'headline_blank',
      'The headline has no visible character. Give one with letters, digits or signs.',
      { fields: [{ field: 'headline', rule: 'at least one visible character', received: raw.headline }] },
    );
  }
  if (shortened) {
    warnings.push({
      code: 'headline_shortened',
      message: 'The headline was longer than 300 characters and was cut.',
    });
  }

  const ownLang = languageTag(raw.lang);
  if (raw.locale !== undefined && languageTag(raw.locale) === undefined) {
    warnings.push({
      code: 'locale_unknown',
      message: 'The locale is no BCP 47 tag such as en-GB; the outlet’s was taken.',
    });
  }
  if (raw.lang !== undefined && ownLang === undefined) {
    warnings.push({
      code: 'lang_unknown',
      message: 'The language is no BCP 47 tag such as en or zh-Hant and was left out.',
    });
  }

  const outlet = findOutlet(raw, outlets);
  const lang = ownLang ?? languageOf(headline, outlet.language);
  const dateStyle = dateStyleOf(raw, outlet, lang);
  const reading = readingOf(raw, outlet, dateStyle);
  const timeOf = (name: 'date' | 'updated' | 'until'): ReadDate | undefined =>
    readTime(name, raw[name], reading);
  const date = timeOf('date');
  if (!date)
    warnings.push({ code: 'date_missing', message: 'The article has no date; the card shows none.' });
  warnings.push(...(date?.warnings ?? []));
  const until = timeOf('until');

  return {
    article: {
      headline,
      shortened,
      date,
      dateStyle,
      outlet,
      kicker: shortLabel(raw.kicker),
      standfirst:
        raw.standfirst === undefined ? undefined : boundHeadline(cleanLine(raw.standfirst)).text || undefined,
      author: raw.author === undefined ? undefined : readAuthor(raw.author),
      state: raw.state ?? { is: 'news' },
      untilMs: until && endOf(until),
      updated: timeOf('updated'),
      notice: cleanLine(raw.notice ?? '') || undefined,
      items: (raw.items ?? []).map((item) => boundHeadline(cleanLine(item)).text).filter(isVisible),
      related: readRelated(raw.related),
      url: raw.url,
      id: raw.id,
      photo: raw.photo && readPhoto(raw.photo),
      paywall: raw.paywall,
      lang,
      dir: raw.dir ?? directionOf(headline, lang),
    },
    warnings,
  };
}

/** An outlet's calendar and time hold everywhere; its digits belong to its own locale. */
function dateStyleOf(
  { locale }: z.infer<typeof articleInputSchema>,
  outlet: Outlet,
  lang: string,
): DateStyle {
  const { calendar, time } = outlet;
  const ownLocale = languageTag(locale) ?? (outlet.locale === 'und' ? localeOf(lang) : undefined);
  return ownLocale === undefined
    ? { locale: outlet.locale, digits: outlet.digits, calendar, time }
    : { locale: ownLocale, calendar, time };
}

/** Nobody knows where an outlet is that nobody described: there the day stands as it was written. */
function readingOf(
  { zone }: z.infer<typeof articleInputSchema>,
  outlet: Outlet,
  { locale }: DateStyle,
): Parameters<typeof readDate>[1] {
  const isKnown = zone !== undefined || outlet.locale !== 'und';
  return { zone: zone ?? outlet.zone, locale, shows: isKnown ? 'zone' : 'written' };
}

/** A time as people or machines write it. @throws PresscardError `date_invalid`, which names the field. */
export function readTime(
  name: string,
  written: string | undefined,
  reading: Parameters<typeof readDate>[1],
): ReadDate | undefined {
  const clean = cleanText(written ?? '');
  if (clean === '') return undefined;
  try {
    return readDate(clean, reading);
  } catch (error) {
    if (!(error instanceof PresscardError) || name === 'date') throw error;
    const message = error.message.replace(/^The date/, `The time of ${name}`);
    throw new PresscardError(error.code, message, {
      fields: error.fields.map((fault) => ({ ...fault, field: name })),
      cause: error,
    });
  }
}

/** A day without a time ends with its last moment. */
function endOf({ iso, hour }: ReadDate): number {
  return Date.parse(iso) + (hour === undefined ? DAY_MS : 0);
}

const DAY_MS = 86_400_000;

/** English without a country is written as most of the world writes it, day first. */
function localeOf(lang: string): string {
  return lang === 'en' || lang === 'und' ? 'en-GB' : lang;
}

function languageTag(tag: string | undefined): string | undefined {
  try {
    return tag === undefined ? undefined : Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function findOutlet(raw: z.infer<typeof articleInputSchema>, outlets: OutletRegistry): Outlet {
  if (typeof raw.outlet === 'object') return siteOutlet(raw.outlet, outlets);
  if (raw.outlet !== undefined && raw.outlet.trim() !== '') return outlets.resolve(raw.outlet);
  const domain = domainOf(raw.url);
  if (domain) return outlets.resolve(domain);
  throw new PresscardError(
    'outlet_missing',
    'The article names no outlet. Give one as an id, a name or a domain, such as rt or example.org.',
    { fields: [{ field: 'outlet', rule: 'an id, name or domain', received: raw.outlet }] },
  );
}

/** The outlet of a domain; one that nobody described goes by the name that it gives itself. */
function siteOutlet(
  { name, domain }: { name?: string | undefined; domain: string },
  outlets: OutletRegistry,
): Outlet {
  const outlet = outlets.resolve(domain);
  const shown = shortLabel(name);
  return shown === undefined || outlet.id !== registrableName(domain) ? outlet : { ...outlet, name: shown };
}

function domainOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return registrableName(new URL(url).hostname);
}

function unknownFields(input: unknown): Warning[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
  return Object.keys(input)
    .filter((name) => !(name in articleInputSchema.shape))
    .slice(0, 20)
    .map((name) => ({
      code: 'field_unknown',
      message: `The field ${excerpt(name)} is not one of an article and was left out.`,
    }));
}

function invalidArticle(error: z.ZodError, input: unknown): PresscardError {
  const fields: FieldFault[] = error.issues.map((issue) => {
    const name = issue.path.join('.') || 'article';
    const received = issue.path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown>)?.[key],
      input,
    );
    return { field: name, rule: ruleOf(issue), received };
  });
  const first = fields[0]!;
  if (first.field === 'headline' && first.received === undefined) {
    return new PresscardError('headline_missing', 'The article has no headline. Give one as `headline`.', {
      fields,
    });
  }
  return new PresscardError('article_invalid', `The field ${first.field} must be ${first.rule}.`, { fields });
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.expected === 'string' ? 'a text' : `of type ${issue.expected}`;
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
    return issue.origin === 'string' ? `${bound} characters` : bound;
  }
  return issue.message.replace(/^must be /, '');
}
