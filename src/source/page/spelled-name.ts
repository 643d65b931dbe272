import { fold, foldForDomain } from './fold.ts';
import { linesOf } from './lines.ts';
import type { Page } from './page.ts';

/** Shorter labels are initials, or any word. */
const LABEL_MIN_CHARS = 5;
const WORDS_MAX = 6;
const LINE_MAX_CHARS = 300;
/** Texts that are searched; the lines and pictures of real pages are below 2,000. */
const TEXTS_MAX = 2_000;
/** No label of a domain is longer. */
const LABEL_MAX_CHARS = 63;

/**
 * How the page itself writes the name that its domain or its account spells in one word: `kleinezeitung` is
 * `Kleine Zeitung` in a picture's alternative text or in a line. The spelling that comes most often wins.
 */
export function spelledName(page: Page, labels: readonly string[]): string | undefined {
  const wanted = new Set(
    labels.map((label) => fold(label)).filter((label) => label.length >= LABEL_MIN_CHARS),
  );
  if (wanted.size === 0) return undefined;
  const counts = new Map<string, number>();
  let texts = 0;
  for (const text of textsOf(page)) {
    texts += 1;
    if (texts > TEXTS_MAX) break;
    for (const spelling of spellingsIn(text, wanted)) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }
  let best: string | undefined;
  for (const [spelling, count] of counts)
    if (best === undefined || count > counts.get(best)!) best = spelling;
  return best;
}

function* spellingsIn(text: string, wanted: ReadonlySet<string>): Generator<string> {
  const words = text.split(/[^\p{L}\p{M}\p{N}'’&.-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const plain = words.map(fold);
  const expanded = words.map(foldForDomain);
  for (const start of words.keys()) {
    for (let end = start + 1; end <= Math.min(words.length, start + WORDS_MAX); end += 1) {
      const joined = plain.slice(start, end).join('');
      if (joined.length > LABEL_MAX_CHARS) break;
      if (!wanted.has(joined) && !wanted.has(expanded.slice(start, end).join(''))) continue;
      const spelling = words
        .slice(start, end)
        .join(' ')
        .replace(/^[.'’&-]+|[.'’&-]+$/gu, '');
      if (isName(spelling)) yield spelling;
    }
  }
}

/** A name in a script with capitals begins with one; what has none and a dot in it is the domain again. */
function isName(spelling: string): boolean {
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(spelling);
}

function* textsOf({ root, elements, metas }: Page): Generator<string> {
  for (const { name, attributes } of elements) {
    const text =
      name === 'img' || name === 'a' || name === 'svg'
        ? (attributes['alt'] ?? attributes['title'] ?? attributes['aria-label'])
        : undefined;
    if (text !== undefined && text.length <= LINE_MAX_CHARS) yield text;
  }
  for (const name of ['description', 'og:description', 'keywords', 'copyright', 'twitter:title', 'author']) {
    const text = metas.first(name);
    if (text !== undefined) yield text.slice(0, LINE_MAX_CHARS);
  }
  for (const { text } of linesOf(root)) if (text.length <= LINE_MAX_CHARS) yield text;
}
