import type { ArticleInput } from '../article/article.ts';
import { utf8Length } from '../bytes.ts';
import { PresscardError } from '../errors.ts';
import { ARTICLE_MAX_BYTES, PAGE_MAX_BYTES } from '../limits.ts';
import type { OutletRegistry } from '../outlet/registry.ts';
import { readTextPage } from './text-page.ts';

/** Where an article comes from, before anything is known about it. */
export interface Source {
  /** `text`: a page pasted or saved as text with its menus. `json`: an article, or `{text}` with such a page. */
  readonly kind: 'text' | 'json';
  readonly content: string;
}

/** Where the value of a field was found, and how sure that is, from 0 to 1. */
export interface FieldSource {
  readonly field: string;
  readonly source: string;
  readonly confidence: number;
}

/** What a source says about its article. */
export interface Found {
  readonly article: FoundArticle;
  readonly sources: readonly FieldSource[];
}

/** Fields as they were found, texts only; a field that was not found is absent. */
export type FoundArticle = { readonly [Field in keyof ArticleInput]?: string };

/**
 * Finds the article in a source. What it returns has been found, not checked: `readArticle` comes next.
 *
 * @throws PresscardError `input_empty`, `input_too_large`, `input_not_text` or `article_malformed`.
 */
export function readSource({ kind, content }: Source, outlets: OutletRegistry): Found {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content;
  if (text.trim() === '') {
    throw new PresscardError(
      'input_empty',
      'The input is empty. Give a page as text, or an article as JSON.',
    );
  }
  return kind === 'json' ? readJson(text, outlets) : readText(text, outlets);
}

function readJson(text: string, outlets: OutletRegistry): Found {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PresscardError('article_malformed', 'The article is not JSON. Check quotes and commas.', {
      cause,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PresscardError('article_malformed', 'The article must be one JSON object.', {
      fields: [{ field: 'article', rule: 'one JSON object', received: value }],
    });
  }
  if ('text' in value && !('headline' in value)) {
    const { text: page, ...fields } = value;
    if (typeof page !== 'string') {
      throw new PresscardError('article_invalid', 'The field text must be a text.', {
        fields: [{ field: 'text', rule: 'a text', received: page }],
      });
    }
    const found = readText(page, outlets);
    return { ...found, article: { ...found.article, ...fields } };
  }
  if (utf8Length(text) > ARTICLE_MAX_BYTES) {
    throw new PresscardError(
      'input_too_large',
      `An article as JSON must be at most ${ARTICLE_MAX_BYTES / 1024} KB.`,
    );
  }
  const sources = Object.keys(value).map((field) => ({ field, source: 'given', confidence: 1 }));
  return { article: value as FoundArticle, sources };
}

function readText(text: string, outlets: OutletRegistry): Found {
  if (text.length > PAGE_MAX_BYTES) {
    throw new PresscardError(
      'input_too_large',
      `A page must be at most ${PAGE_MAX_BYTES / 1024 / 1024} MB of text.`,
    );
  }
  if (text.includes('\0')) {
    throw new PresscardError(
      'input_not_text',
      'The input has NUL bytes, so it is no text. Save the page as text.',
    );
  }
  const { headline, date, outlet, url, notes } = readTextPage(text, outlets);
  return {
    article: {
      ...(headline === undefined ? {} : { headline }),
      ...(date === undefined ? {} : { date }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(url === undefined ? {} : { url }),
    },
    sources: notes,
  };
}
