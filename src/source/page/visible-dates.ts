import { dateWithin, machineDate, type WrittenDate } from '../date-within.ts';
import { readDateline } from '../dateline.ts';
import { DATELINE_MAX_CHARS, DATELINE_TRIES_LINES } from '../../limits.ts';
import { linesOf } from './lines.ts';
import type { Page } from './page.ts';
import { placeOf } from './place.ts';
import { shortTextOf, type PageElement } from './tree.ts';

/** A date that a reader sees. */
export interface VisibleDate extends WrittenDate {
  readonly source: 'dom';
  readonly detail: string;
  readonly weight: number;
}

const HINT = /date|time|publi|posted|stamp|created|fecha|datum|data-|tarih|dato|byline|meta|info/i;
const UPDATED =
  /updat|modif|edited|aktualis|oppdat|uppdat|opdater|mis à jour|actualiz|atualiz|aggiorn|изменен|обновл|更新|수정|güncel/i;
const PUBLISHED = /publi|posted|created|veröffentl|опубл|입력|发布|yayın/i;

interface Candidate extends VisibleDate {
  readonly rank: number;
  readonly isUpdate: boolean;
}

/** The best date on the page as it is read, and the best of those that say that something was changed. */
export function visibleDates(
  page: Page,
  { headline, locale }: { headline: PageElement | undefined; locale: string },
): { published: VisibleDate | undefined; modified: VisibleDate | undefined } {
  let published: Candidate | undefined;
  let modified: Candidate | undefined;
  const head = headline && placeOf(headline);
  let tries = 0;
  const consider = (
    date: WrittenDate | undefined,
    element: PageElement,
    detail: string,
    base: number,
    label: string,
  ): void => {
    if (!date) return;
    const place = placeOf(element);
    const away = headline ? Math.abs(element.index - headline.index) : element.index;
    const isUpdate = UPDATED.test(label) && !PUBLISHED.test(label);
    const rank =
      base +
      (date.hasTime ? 1 : 0) +
      (PUBLISHED.test(label) ? 2 : 0) +
      (away <= 30 ? 3 : away <= 80 ? 2 : away <= 200 ? 1 : 0) +
      (head?.article && place.article === head.article ? 1 : 0) +
      (place.article && head?.article && place.article !== head.article ? -2 : 0) +
      (place.isAside ? -4 : 0) +
      (place.isComment ? -6 : 0) +
      (place.isInLink ? -2 : 0) +
      (headline && element.index < headline.index - 60 ? -2 : 0);
    const candidate = {
      ...date,
      source: 'dom',
      detail,
      weight: Math.max(0.5, Math.min(2.5, rank / 3)),
      rank,
      isUpdate,
    } as const;
    if (isUpdate) {
      if (!modified || rank > modified.rank) modified = candidate;
    } else if (!published || rank > published.rank) published = candidate;
  };

  for (const element of page.elements) {
    const { attributes, name } = element;
    if (
      name === 'meta' ||
      name === 'script' ||
      name === 'link' ||
      name === 'option' ||
      name === 'html' ||
      name === 'body'
    )
      continue;
    const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''} ${attributes['data-testid'] ?? ''}`;
    const datetime =
      attributes['datetime'] ?? (name === 'time' || HINT.test(names) ? attributes['content'] : undefined);
    if (datetime !== undefined) {
      const label = `${names} ${textBefore(element)}`;
      consider(
        machineDate(datetime, locale),
        element,
        name,
        3 + ('pubdate' in attributes || /datePublished/.test(names) ? 2 : 0),
        label,
      );
    }
    if (tries > DATELINE_TRIES_LINES || !(name === 'time' || HINT.test(names))) continue;
    const text = shortTextOf(element, DATELINE_MAX_CHARS);
    if (text === undefined || !/\p{Nd}/u.test(text)) continue;
    tries += 1;
    consider(
      dateWithin(text, locale),
      element,
      name === 'time' ? 'time' : 'class',
      name === 'time' ? 2.5 : 2,
      `${names} ${text}`,
    );
  }
  tries = 0;
  for (const { text, element } of linesOf(page.root)) {
    if (text.length > DATELINE_MAX_CHARS || !/\p{Nd}{4}|\d[./]\d{1,2}[./]\d\d/u.test(text)) continue;
    tries += 1;
    if (tries > DATELINE_TRIES_LINES) break;
    const line = readDateline(text, 0);
    if (line) consider(dateWithin(line.date, locale), element, 'line', 2, line.label ?? '');
    else consider(dateWithin(text, locale), element, 'line', 0.5, text);
  }
  return { published, modified };
}

/** What stands in front of a date in its own line. */
function textBefore(element: PageElement): string {
  const { parent } = element;
  if (!parent) return '';
  const at = parent.children.indexOf(element);
  return parent.children
    .slice(Math.max(0, at - 2), at)
    .map((child) => (typeof child === 'string' ? child : (shortTextOf(child, 60) ?? '')))
    .join(' ')
    .slice(-60);
}
