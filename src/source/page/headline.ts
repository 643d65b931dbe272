import { cleanLine } from '../../article/text.ts';
import { HEADLINE_MAX_CHARS } from '../../limits.ts';
import type { Fact, FactSource } from '../fact.ts';
import { fold } from './fold.ts';
import { headingsOf } from './headings.ts';
import type { Page } from './page.ts';
import { titleCuts } from './title-parts.ts';
import { textOf } from './tree.ts';

interface Candidate {
  readonly text: string;
  readonly source: FactSource;
  readonly detail: string;
  /** How much its word counts against the others'. */
  readonly weight: number;
}

/**
 * The article's headline. A page states it in several places; each has a vote, and the wording with the most
 * votes wins. Site names are cut off before, and a title that another one begins with counts for that one.
 *
 * @param names what the site calls itself, folded.
 */
export function readHeadline(page: Page, names: ReadonlySet<string>): Fact | undefined {
  const candidates = candidatesOf(page, names).filter(({ text }) => !names.has(fold(text)));
  const votes = new Map<string, { candidate: Candidate; weight: number }>();
  for (const candidate of candidates) {
    const key = fold(candidate.text);
    if (key === '') continue;
    const group = votes.get(key);
    if (group) group.weight += candidate.weight;
    else votes.set(key, { candidate, weight: candidate.weight });
  }
  let best: { candidate: Candidate; weight: number } | undefined;
  let sum = 0;
  for (const group of votes.values()) {
    sum += group.weight;
    if (!best || group.weight > best.weight) best = group;
  }
  if (!best) return undefined;
  const { text, source, detail } = best.candidate;
  const share = best.weight / sum;
  return {
    value: text,
    source,
    detail,
    confidence: Math.min(0.98, 0.4 + 0.6 * share * Math.min(1, best.weight / 4)),
  };
}

function candidatesOf(page: Page, names: ReadonlySet<string>): Candidate[] {
  const { metas, described, thing, elements } = page;
  const raw: Candidate[] = [];
  const add = (text: string | undefined, source: FactSource, detail: string, weight: number): void => {
    const clean = withoutSite(cleanLine((text ?? '').slice(0, HEADLINE_MAX_CHARS)), names);
    if (clean !== '') raw.push({ text: clean, source, detail, weight });
  };
  if (thing) {
    const isArticle = thing.properties['headline'] !== undefined;
    const [text] = described.textsOf(thing.properties['headline'] ?? thing.properties['name']);
    add(text, thing.from, isArticle ? 'headline' : 'name', isArticle ? 3 : 1.5);
  }
  add(metas.first('og:title'), 'open graph', 'og:title', 2.5);
  add(metas.first('twitter:title'), 'meta', 'twitter:title', 1);
  const title = elements.find(({ name }) => name === 'title');
  add(title && textOf(title), 'title', 'title', 1.5);
  for (const name of [
    'headline',
    'title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'cxenseparse:recs:title',
    'article:title',
  ])
    add(metas.first(name), 'meta', name, 0.5);

  const stated = new Set(raw.map(({ text }) => fold(text)));
  const heading = headingsOf(page, { names, stated })[0];
  const all = heading ? [{ ...heading, text: withoutSite(heading.text, names) }, ...raw] : raw;
  const whole = new Set(all.map(({ text }) => fold(text)));
  return all.map((candidate) => ({ ...candidate, text: shortened(candidate, whole) }));
}

/** A title cut where what stands before or behind the cut is another candidate as a whole. */
function shortened({ text, source }: Candidate, whole: ReadonlySet<string>): string {
  if (source !== 'title' && source !== 'open graph' && source !== 'meta') return text;
  for (const { before, after } of titleCuts(text)) {
    if (before.length >= SHORTEST_CHARS && whole.has(fold(before))) return before;
    if (after.length >= SHORTEST_CHARS && whole.has(fold(after)) && source === 'title') return after;
  }
  return text;
}

const SHORTEST_CHARS = 8;

/** A title without the site's name in front or behind. */
export function withoutSite(title: string, names: ReadonlySet<string>): string {
  let text = title;
  for (let round = 0; round < 4; round += 1) {
    const cuts = titleCuts(text);
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last && last.before !== '' && isSite(last.after, names)) text = last.before;
    else if (first && first.after !== '' && isSite(first.before, names)) text = first.after;
    else break;
  }
  return text;
}

function isSite(part: string, names: ReadonlySet<string>): boolean {
  const folded = fold(part);
  if (folded === '' || names.has(folded)) return true;
  if (part.length > 50) return false;
  for (const name of names)
    if (
      name.length >= 4 &&
      folded.length >= 4 &&
      (folded.startsWith(name) || folded.endsWith(name) || name.startsWith(folded))
    )
      return true;
  return false;
}
