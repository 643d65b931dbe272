import { badgeWord } from '../badge/words.ts';
import { formatDate } from '../date/date.ts';
import type { Article } from './article.ts';
import type { ArticleState } from './state.ts';

/** Longest alternative text that all networks take (networks cut at 420 characters and above). */
const ALT_MAX_CHARS = 420;
/** What a statement keeps beside a notice that the law asks for. */
const STATEMENT_MIN_CHARS = 160;

/**
 * What the card says, in the article's language and in the order in which it is read: state, kicker, headline,
 * stars, who said it, what must be said by law, author, outlet, date.
 *
 * @param shown.state of the article while the card shows it.
 */
export function altText(article: Article, { state = article.state }: { state?: ArticleState } = {}): string {
  const { headline, kicker, items, author, outlet, date, dateStyle, notice, lang } = article;
  const word = state.is === 'news' || state.is === 'quote' ? undefined : badgeWord(state.is, lang)?.word;
  const said = state.is === 'quote' ? `“${oneLine(headline)}”` : oneLine(headline);
  const statement = [
    [word, kicker === word ? undefined : kicker, said].filter(Boolean).join(': '),
    ...items,
    starsOf(state, lang),
    state.by,
  ]
    .filter(Boolean)
    .join(' — ');
  const signature = [author?.name, outlet.name, date && formatDate(date, dateStyle)]
    .filter(Boolean)
    .join(', ');
  const room = ALT_MAX_CHARS - signature.length - SEPARATOR.length;
  const shownNotice = notice && cut(notice, Math.max(0, room - STATEMENT_MIN_CHARS - SEPARATOR.length));
  const left = room - (shownNotice ? shownNotice.length + SEPARATOR.length : 0);
  return [cut(statement, left), shownNotice, signature].filter(Boolean).join(SEPARATOR);
}

const SEPARATOR = ' — ';

function starsOf({ is, stars }: ArticleState, lang: string): string | undefined {
  if (is !== 'review' || stars === undefined) return undefined;
  return badgeWord('stars', lang)?.word.replace('{stars}', String(stars)) ?? `${stars}/5`;
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  // A character of two code units is dropped whole.
  return `${text
    .slice(0, Math.max(0, maxChars - 1))
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
