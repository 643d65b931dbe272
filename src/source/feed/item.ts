import { FIELD_MAX_CHARS, HEADLINE_MAX_CHARS, LABEL_MAX_CHARS } from '../../limits.ts';
import { machineDate } from '../date-within.ts';
import { webAddress } from '../page/address.ts';
import type { FeedItem } from './feed.ts';
import { drawnPhoto, photoOf } from './item-photo.ts';
import { plainText, shown } from './plain-text.ts';

/** An element of an item, closed, with everything that it says. */
export interface RawField {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly base: URL | undefined;
  /** The elements between it and its item. */
  readonly parents: readonly string[];
}

export interface RawItem {
  readonly base: URL | undefined;
  readonly fields: RawField[];
  readonly about: string | undefined;
}

/** @returns undefined for an item that says nothing. */
export function itemOf({ fields, about, base }: RawItem, home: URL | undefined): FeedItem | undefined {
  const own = fields.filter(({ parents }) => !parents.includes('source') && !parents.includes('content'));
  const direct = own.filter(({ parents }) => parents.length === 0);
  const text = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => direct.find((field) => field.name === name && field.text.trim() !== '')?.text.trim())
      .find(Boolean);
  const headline = titleOf(direct.find(({ name, text: title }) => name === 'title' && title.trim() !== ''));
  const url = addressOf(direct, about, base ?? home);
  const id = text('guid', 'id') ?? about;
  const date = dateOf(
    text('pubdate', 'published', 'dc:date', 'issued', 'dcterms:issued', 'dcterms:created', 'created', 'date'),
  );
  const updated = dateOf(text('updated', 'modified', 'dcterms:modified'));
  const author = authorOf(own);
  const summary = text(
    'description',
    'summary',
    'itunes:summary',
    'media:description',
    'content:encoded',
    'content',
  );
  const standfirst =
    summary === undefined
      ? undefined
      : plainText(summary.slice(0, FIELD_MAX_CHARS * 4))
          ?.slice(0, FIELD_MAX_CHARS)
          .toWellFormed();
  const photo = photoOf(own, base ?? home) ?? drawnPhoto(fields, base ?? home);
  if ([headline, url, standfirst, date].every((field) => field === undefined)) return undefined;
  return withoutNothing({
    headline,
    url,
    id: id?.slice(0, FIELD_MAX_CHARS),
    date: date ?? updated,
    updated: date === undefined ? undefined : updated,
    author,
    standfirst,
    photo,
  });
}

/** Titles are plain text or HTML, and feeds seldom say which: what looks like a tag is one, except in Atom's plain text. */
function titleOf(field: RawField | undefined): string | undefined {
  if (!field) return undefined;
  const text = field.text.slice(0, HEADLINE_MAX_CHARS);
  return field.attributes['type'] === 'text' ? shown(text) : plainText(text);
}

function addressOf(
  direct: readonly RawField[],
  about: string | undefined,
  base: URL | undefined,
): string | undefined {
  const links = direct.filter(({ name }) => name === 'link');
  const alternate =
    links.find(
      ({ attributes }) =>
        attributes['href'] !== undefined && (attributes['rel'] ?? 'alternate') === 'alternate',
    ) ?? links.find(({ attributes, text }) => attributes['href'] === undefined && text.trim() !== '');
  const original = direct.find(({ name }) => name === 'feedburner:origlink');
  const guid = direct.find(
    ({ name, attributes, text }) => name === 'guid' && isAddress(text, attributes['ispermalink']),
  );
  const atomId = direct.find(({ name }) => name === 'id');
  const anyLink =
    links.find(({ attributes }) => attributes['href'] !== undefined) ??
    direct.find(({ name }) => name === 'atom:link');
  const at = (field: RawField | undefined): string | undefined =>
    field && webAddress(field.attributes['href'] ?? field.text, field.base ?? base)?.href;
  return (
    at(original) ??
    at(alternate) ??
    at(guid) ??
    webAddress(about)?.href ??
    webAddress(atomId?.text)?.href ??
    at(anyLink)
  );
}

/** A permanent address may be relative; what does not say that it is one is one only if it looks like it. */
function isAddress(text: string, isPermalink: string | undefined): boolean {
  const said = isPermalink?.trim().toLowerCase();
  return said === 'true'
    ? /^(?:https?:)?\//i.test(text.trim())
    : said !== 'false' && /^https?:/i.test(text.trim());
}

function dateOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : machineDate(text, 'en')?.iso;
}

/** Several names in one line; `mail@example.org (Name)` is RSS's own form. */
function authorOf(own: readonly RawField[]): string | undefined {
  const isName = ({ name, parents }: RawField): boolean =>
    (name === 'name' && parents.at(-1) === 'author') ||
    (parents.length === 0 && (name === 'author' || name === 'dc:creator'));
  const names: string[] = [];
  for (const { name, text } of own.filter(isName)) {
    if (name === 'author' && own.some((other) => other.name === 'name' && other.parents.at(-1) === 'author'))
      continue;
    const clean = plainText(text.slice(0, FIELD_MAX_CHARS)) ?? '';
    const person = /\(([^()]+)\)\s*$/.exec(clean)?.[1] ?? clean;
    if (person !== '' && !/^\S+@\S+$|^https?:/i.test(person) && !names.includes(person)) names.push(person);
  }
  const [first] =
    names.length > 0 ? names : [plainText(own.find(({ name }) => name === 'itunes:author')?.text ?? '')];
  const line = names.length > 1 ? names.join(', ') : first;
  return line === undefined || line.length > LABEL_MAX_CHARS
    ? first?.slice(0, LABEL_MAX_CHARS).toWellFormed()
    : line;
}

function withoutNothing<T extends object>(item: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as never;
}
