import { utf8Length } from '../bytes.ts';
import { PresscardError, type FieldFault } from '../errors.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';
import { ARTICLE_MAX_BYTES, PAGE_MAX_BYTES } from '../limits.ts';
import type { OutletRegistry } from '../outlet/registry.ts';
import { fetchPage } from './fetch-page.ts';
import { guesses, type Found, type FoundArticle } from './found.ts';
import { readPage } from './page/read-page.ts';
import { readTextPage } from './text-page.ts';

/** Where an article comes from, before anything is known about it. */
export type Source =
  /** A page pasted or saved as text with its menus. */
  | { readonly kind: 'text'; readonly content: string }
  /** A page's HTML, and where it was found, if that is known. */
  | { readonly kind: 'html'; readonly content: string; readonly url?: string | undefined }
  /** A page that is to be fetched. */
  | { readonly kind: 'url'; readonly url: string }
  /** An article, or `{url}`, `{html, url}` or `{text}` with fields that override what is found there. */
  | { readonly kind: 'json'; readonly content: string };

export interface SourceContext {
  readonly outlets: OutletRegistry;
  /** What pages are fetched with; absent where no address may be asked for. */
  readonly fetchGuarded: GuardedFetch | undefined;
}

/**
 * Finds the article in a source. What it returns has been found, not checked: `readArticle` comes next.
 *
 * @throws PresscardError `input_empty`, `input_too_large`, `input_not_text`, `article_malformed`,
 *   `article_invalid`, `extract_failed`, and as `fetchPage`.
 */
export async function readSource(source: Source, context: SourceContext): Promise<Found> {
  switch (source.kind) {
    case 'text':
      return readText(source.content, context.outlets);
    case 'html':
      return readHtml(source, context.outlets);
    case 'url':
      return readUrl(source.url, context);
    case 'json':
      return readFields(parseFields(source.content), context, utf8Length(source.content));
  }
}

/**
 * The same for what has been parsed already.
 *
 * @param bytes of the JSON that it was, where an article must keep to its bound.
 */
export async function readFields(
  value: Readonly<Record<string, unknown>>,
  context: SourceContext,
  bytes = 0,
): Promise<Found> {
  if ('headline' in value) return readGiven(value, bytes);
  const { text, html, url, ...fields } = value;
  if (text !== undefined) {
    const page = textIn('text', text);
    const found = page.trim() === '' ? NOTHING : readText(page, context.outlets);
    return withFields(found, url === undefined ? fields : { ...fields, url });
  }
  if (html !== undefined) {
    const address = url === undefined || url === '' ? undefined : textIn('url', url);
    return withFields(readHtml({ content: textIn('html', html), url: address }, context.outlets), fields);
  }
  if (url !== undefined) return withFields(await readUrl(textIn('url', url), context), fields);
  return readGiven(value, bytes);
}

const NOTHING: Found = { article: {}, sources: [], warnings: [] };

/** A page of text. @throws PresscardError `input_empty`, `input_too_large` or `input_not_text`. */
export function readText(content: string, outlets: OutletRegistry): Found {
  const text = withinBounds(content);
  if (text.includes('\0')) {
    throw new PresscardError(
      'input_not_text',
      'The input has NUL bytes, so it is no text. Save the page as text.',
    );
  }
  const { notes, domain: _, related, ...article } = readTextPage(text, outlets);
  return {
    article: related ? { ...article, related: [...related] } : article,
    sources: notes,
    warnings: guesses(notes),
  };
}

/** @throws PresscardError `input_empty`, `input_too_large` or `extract_failed`. */
function readHtml(
  { content, url }: { content: string; url?: string | undefined },
  outlets: OutletRegistry,
): Found {
  const found = readPage({ html: withinBounds(content), url }, outlets);
  if (found.article.headline !== undefined) {
    return { ...found, warnings: [...found.warnings, ...guesses(found.sources)] };
  }
  throw new PresscardError(
    'extract_failed',
    'No headline was found in the page. Give the page of one article, or the headline itself.',
    { fields: [{ field: 'headline', rule: 'stated in the page' }] },
  );
}

async function readUrl(url: string, { outlets, fetchGuarded }: SourceContext): Promise<Found> {
  if (!fetchGuarded) {
    const rule = 'left out here, where no page is fetched: send the page’s html, or its fields';
    throw invalid({ field: 'url', rule });
  }
  const { html, finalUrl } = await fetchPage(fetchGuarded, url);
  return readHtml({ content: html, url: finalUrl }, outlets);
}

/** An article as it was sent: every field is what its sender says. */
function readGiven(value: Readonly<Record<string, unknown>>, bytes: number): Found {
  if (bytes > ARTICLE_MAX_BYTES) {
    throw new PresscardError(
      'input_too_large',
      `An article as JSON must be at most ${ARTICLE_MAX_BYTES / 1024} KB.`,
    );
  }
  return withFields(NOTHING, value);
}

/** What is given beside a page overrides what the page says. */
function withFields(found: Found, fields: Readonly<Record<string, unknown>>): Found {
  const names = new Set(Object.keys(fields));
  const given = [...names].map(
    (field) => ({ field, source: 'given', detail: 'given', confidence: 1 }) as const,
  );
  return {
    article: { ...found.article, ...fields } as FoundArticle,
    sources: [...found.sources.filter(({ field }) => !names.has(field)), ...given],
    warnings: found.warnings.filter(({ code }) => ![...names].some((name) => code === `${name}_guessed`)),
  };
}

/** @throws PresscardError `input_empty` or `article_malformed`. */
function parseFields(content: string): Readonly<Record<string, unknown>> {
  const text = withoutMark(content);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (text.trim() === '') throw empty();
    throw new PresscardError('article_malformed', 'The article is not JSON. Check quotes and commas.', {
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new PresscardError('article_malformed', 'The article must be one JSON object.', {
    fields: [{ field: 'article', rule: 'one JSON object', received: value }],
  });
}

function withinBounds(content: string): string {
  const text = withoutMark(content);
  if (text.trim() === '') throw empty();
  if (text.length <= PAGE_MAX_BYTES) return text;
  throw new PresscardError('input_too_large', `A page must be at most ${PAGE_MAX_BYTES / 1024 / 1024} MB.`);
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function textIn(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalid({ field, rule: 'a text', received: value });
}

function invalid(fault: FieldFault): PresscardError {
  return new PresscardError('article_invalid', `The field ${fault.field} must be ${fault.rule}.`, {
    fields: [fault],
  });
}

function empty(): PresscardError {
  return new PresscardError(
    'input_empty',
    'The input is empty. Give a page as HTML or text, or an article as JSON.',
  );
}
