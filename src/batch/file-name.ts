import type { Article } from '../article/article.ts';

/** Of words from an address or a headline: enough to know it by, short enough for every file system. */
const SLUG_MAX_CHARS = 60;
/** Of a card's key: 80 bits. Among ten million cards two that meet are one chance in ten billion. */
const KEY_HEX_DIGITS = 20;

interface Named {
  readonly article: Pick<Article, 'headline' | 'url' | 'date' | 'outlet'>;
  readonly size: string;
  readonly format: string;
  /** Key of the card's identity: what it says and how it looks. */
  readonly key: string;
  readonly isEmbargoed: boolean;
}

/**
 * The name of a card's file, `2026/03/ferry-strike-og-5f2c….png`: the month keeps folders small, the words are for
 * people, the key makes it the card's own. Another article, size or design has another name; the same card always
 * has this one.
 */
export function fileName({ article, size, format, key, isEmbargoed }: Named): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(article.date?.iso ?? '') ?? [];
  const folder = year === undefined || isEmbargoed ? 'undated' : `${year}/${month}`;
  const words = isEmbargoed ? slug(article.outlet.id) : slugOf(article);
  return `${folder}/${words}-${size}-${key.slice(key.lastIndexOf('-') + 1).slice(0, KEY_HEX_DIGITS)}.${format}`;
}

function slugOf({ headline, url }: Named['article']): string {
  const path = url === undefined ? '' : (URL.parse(url)?.pathname ?? '');
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  const ofAddress = slug(last.replace(/\.\w{2,5}$/, ''));
  // A number, or the percent signs of another script, says nothing to people.
  if (/[a-z]{2}.*[a-z]/.test(ofAddress) && !last.includes('%')) return ofAddress;
  return slug(headline) || 'card';
}

/** Letters and digits that every file system and every address takes as they are. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, SLUG_MAX_CHARS)
    .replace(/-+$/, '');
}
