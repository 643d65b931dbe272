import { DATELINE_MAX_CHARS, DATELINE_TRIES_LINES } from '../../limits.ts';
import { dateWithin, machineDate, type WrittenDate } from '../date-within.ts';
import { readDateline } from '../dateline.ts';
import { isParagraph } from '../text-lines.ts';
import { linesOf, type PageLine } from './lines.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { shortTextOf, type PageElement } from './tree.ts';

/** A date that a reader sees. */
export interface VisibleDate extends WrittenDate {
  readonly source: 'dom';
  readonly detail: string;
  readonly weight: number;
}

interface Seen {
  readonly date: WrittenDate;
  readonly element: PageElement;
  readonly detail: string;
  /** How sure its form makes it a date of an article. */
  readonly trust: number;
  /** The names and words that say what date it is. */
  readonly label: string;
}

const DATE_NAMES = /date|time|publi|posted|stamp|created|fecha|datum|data-|tarih|dato|byline|meta|info/i;
/** In the languages of larger newsrooms, as they stand in front of a date or in the name of its element. */
const UPDATED =
  /updat|modif|edited|aktuali[sz]|oppdat|uppdat|opdater|päivitetty|mis à jour|actualiz|atualiz|aggiorn|ažurirano|frissítve|изменен|обновл|оновлен|更新|수정|güncel|به‌روز|تحديث/iu;
const PUBLISHED =
  /publi|posted|created|written|veröffentl|erstellt|offentliggjort|oprettet|julkaistu|objavljeno|megjelent|опубл|дата публ|δημοσ|입력|등록|发布|發布|公開|掲載|yayın|eklenme|diterbitkan|نشر|انتشار|प्रकाशित/iu;
/** A line that may hold a date, by its digits. */
const LIKE_DATE = /\p{Nd}{4}|\d[./]\d{1,2}[./]\d\d/u;
/** Behind so many paragraphs of the article the dates are those of other stories. */
const BODY_PARAGRAPHS = 3;

/** Below it everything speaks against a date: the day that a licence was given, in a footer. */
const RANK_MIN = -0.5;

/** The best date on the page as it is read, and the best of those that say that something was changed. */
export function visibleDates(
  page: Page,
  { headline, locale }: { headline: PageElement | undefined; locale: string },
): { published: VisibleDate | undefined; modified: VisibleDate | undefined } {
  const lines = linesOf(page.root);
  const bodyEnd = lines.filter(
    ({ text, element }) => element.index > (headline?.index ?? -1) && isParagraph(text),
  )[BODY_PARAGRAPHS - 1]?.element.index;
  const best: {
    published?: { date: VisibleDate; rank: number };
    modified?: { date: VisibleDate; rank: number };
  } = {};
  for (const seen of [
    ...fromAttributes(page, locale),
    ...fromNamed(page, locale),
    ...fromLines(lines, locale),
  ]) {
    const rank = rankOf(seen, headline, bodyEnd ?? Number.POSITIVE_INFINITY);
    const kind = UPDATED.test(seen.label) && !PUBLISHED.test(seen.label) ? 'modified' : 'published';
    if (rank < RANK_MIN || (best[kind] && best[kind].rank >= rank)) continue;
    const weight = Math.max(0.5, Math.min(2.5, rank / 3));
    best[kind] = { date: { ...seen.date, source: 'dom', detail: seen.detail, weight }, rank };
  }
  return { published: best.published?.date, modified: best.modified?.date };
}

/** Near the headline, above the text's end, in no menu, list or comment. */
function rankOf(
  { date, element, trust, label }: Seen,
  headline: PageElement | undefined,
  bodyEnd: number,
): number {
  const { article, aside, isComment, isInLink } = placeOf(element);
  const head = headline && placeOf(headline);
  const own = head?.article;
  const away = headline ? Math.abs(element.index - headline.index) : element.index;
  const isLabelled = PUBLISHED.test(label);
  return (
    trust +
    (date.hasTime ? 1 : 0) +
    (isLabelled ? 2 : 0) +
    (away <= 30 ? 3 : away <= 80 ? 2 : away <= 200 ? 1 : 0) +
    (own && article === own ? 1 : 0) +
    (own && article && article !== own ? -2 : 0) +
    (aside && aside !== head?.aside ? -4 : 0) +
    (isComment ? -6 : 0) +
    (isInLink ? -2 : 0) +
    (!isLabelled && element.index > bodyEnd ? -3 : 0) +
    (headline && element.index < headline.index - 60 ? -2 : 0)
  );
}

/** `<time datetime>`, and `content` beside a name that speaks of a date. */
function* fromAttributes({ elements }: Page, locale: string): Generator<Seen> {
  let tries = 0;
  for (const element of elements) {
    const { attributes, name } = element;
    if (name === 'meta' || name === 'del' || name === 'ins') continue;
    const names = namesOf(element);
    const value = attributes['datetime'] ?? (DATE_NAMES.test(names) ? attributes['content'] : undefined);
    if (value === undefined) continue;
    tries += 1;
    if (tries > DATELINE_TRIES_LINES) return;
    const date = machineDate(value, locale);
    const isMarked = 'pubdate' in attributes || /datePublished/.test(names);
    if (date)
      yield {
        date,
        element,
        detail: name,
        trust: isMarked ? 5 : 3,
        label: `${names} ${textBefore(element)}`,
      };
  }
}

/** The texts of `time` elements and of those whose names speak of a date. */
function* fromNamed({ elements }: Page, locale: string): Generator<Seen> {
  let tries = 0;
  for (const element of elements) {
    const isTime = element.name === 'time';
    const names = namesOf(element);
    if (UNSEEN.has(element.name) || !(isTime || DATE_NAMES.test(names))) continue;
    const text = shortTextOf(element, DATELINE_MAX_CHARS);
    if (text === undefined || !/\p{Nd}/u.test(text)) continue;
    tries += 1;
    if (tries > DATELINE_TRIES_LINES) return;
    const date = dateWithin(text, locale);
    if (!date) continue;
    const label = `${names} ${textBefore(element)} ${date.before}`;
    yield { date, element, detail: isTime ? 'time' : 'class', trust: isTime ? 2.5 : 2, label };
  }
}

const UNSEEN = new Set(['meta', 'script', 'link', 'option', 'html', 'head', 'body', 'title', 'style']);

function* fromLines(lines: readonly PageLine[], locale: string): Generator<Seen> {
  let tries = 0;
  for (const { text, element } of lines) {
    if (text.length > DATELINE_MAX_CHARS || element.name === 'title' || !LIKE_DATE.test(text)) continue;
    tries += 1;
    if (tries > DATELINE_TRIES_LINES) return;
    const line = readDateline(text, 0);
    const date = dateWithin(line?.date ?? text, locale);
    const label = line ? (line.label ?? '') : (date?.before ?? '');
    if (date) yield { date, element, detail: 'line', trust: line ? 2 : 0.5, label };
  }
}

function namesOf({ attributes }: PageElement): string {
  const { class: classes = '', id = '', itemprop = '' } = attributes;
  return `${classes} ${id} ${itemprop} ${attributes['data-testid'] ?? ''}`;
}

/** What stands in front of an element in its own line. */
function textBefore(element: PageElement): string {
  const children = element.parent?.children ?? [];
  const at = children.indexOf(element);
  return children
    .slice(Math.max(0, at - 2), Math.max(0, at))
    .map((child) => (typeof child === 'string' ? child : (shortTextOf(child, 60) ?? '')))
    .join(' ')
    .slice(-60);
}
