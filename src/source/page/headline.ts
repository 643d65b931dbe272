import { cleanLine } from '../../article/text.ts';
import { PAGE_TITLE_MAX_CHARS } from '../../limits.ts';
import type { Fact, FactSource } from '../fact.ts';
import { fold } from './fold.ts';
import { headingsOf } from './headings.ts';
import type { Page } from './page.ts';
import { titleCuts, titleParts } from './title-parts.ts';
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
  const votes = new Map<string, { members: Candidate[]; weight: number }>();
  let sum = 0;
  for (const candidate of candidates) {
    const key = fold(candidate.text);
    if (key === '') continue;
    const group = votes.get(key) ?? { members: [], weight: 0 };
    votes.set(key, { members: [...group.members, candidate], weight: group.weight + candidate.weight });
    sum += candidate.weight;
  }
  let best: { members: Candidate[]; weight: number } | undefined;
  for (const group of votes.values()) if (!best || group.weight > best.weight) best = group;
  if (!best) return undefined;
  const { members, weight } = best;
  const { source, detail } = members[0]!;
  const confidence = 0.4 + 0.6 * (weight / sum) * Math.min(1, weight / SURE_WEIGHT);
  return { value: fullest(members), source, detail, confidence: Math.min(0.98, confidence) };
}

/** With so much weight behind it a headline that nothing contradicts is certain. */
const SURE_WEIGHT = 4;

/** Of the same words the spelling with all its marks: a heading's colon may be a style's, its capitals, too. */
function fullest(members: readonly Candidate[]): string {
  const texts = members.map(({ text }) => text);
  const cased = texts.filter((text) => text !== text.toUpperCase() || text === text.toLowerCase());
  return (cased.length > 0 ? cased : texts).reduce((best, text) => (text.length > best.length ? text : best));
}

function candidatesOf(page: Page, names: ReadonlySet<string>): Candidate[] {
  const { metas, described, thing, elements } = page;
  const raw: Candidate[] = [];
  const add = (text: string | undefined, source: FactSource, detail: string, weight: number): void => {
    const line = cleanLine((text ?? '').slice(0, PAGE_TITLE_MAX_CHARS));
    const clean = withoutSite(line, names).replace(DATE_IN_FRONT, '');
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

  const parts = raw.length === 1 ? titleParts(raw[0]!.text) : [];
  const stated = new Set([...raw.map(({ text }) => text), ...parts].map(fold));
  const [heading] = headingsOf(page, { names, stated });
  if (heading) raw.unshift({ ...heading, text: withoutSite(heading.text, names).replace(DATE_IN_FRONT, '') });
  const evidence = raw.length === 1 ? raw.map(longestPart) : raw;
  const whole = evidence.map(({ text }) => text);
  return evidence.map((candidate) => ({ ...candidate, text: shortened(candidate, whole) }));
}

/** `23.01.2022 - Headline`, as some systems write their titles. */
const DATE_IN_FRONT = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s*[:|–—-]\s+(?=\S)/u;

/** A title that nothing else confirms: its longest part says most. */
function longestPart(candidate: Candidate): Candidate {
  const parts = titleParts(candidate.text);
  const text = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return parts.length > 2 ? { ...candidate, text } : candidate;
}

/**
 * A title cut where it goes on behind another one, with a section or a slogan: `Headline - Sport`. In front of it
 * only the page's own title, the least careful one, has something that does not belong to it.
 */
function shortened({ text, source }: Candidate, whole: readonly string[]): string {
  if (source !== 'title' && source !== 'open graph' && source !== 'meta') return text;
  for (const other of whole) {
    if (other.length < SHORTEST_CHARS || other.length >= text.length) continue;
    if (text.startsWith(other) && GOES_ON.test(text.slice(other.length))) return other;
  }
  for (const { before, after } of titleCuts(text)) {
    for (const [part, isAllowed] of [
      [before, true],
      [after, source === 'title'],
    ] as const)
      if (isAllowed && part.length >= SHORTEST_CHARS && whole.some((other) => fold(other) === fold(part)))
        return part;
  }
  return text;
}

const SHORTEST_CHARS = 8;
const GOES_ON = /^\s*[|｜ㅣ:：·•,;()/»›<>–—-]/u;

/** A title without the site's name in front or behind. */
function withoutSite(title: string, names: ReadonlySet<string>): string {
  let text = title;
  for (let round = 0; round < 4; round += 1) {
    const cuts = titleCuts(text);
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last && last.before !== '' && isSite(last.after, names)) text = last.before;
    else if (first && first.after !== '' && isSite(first.before, names)) text = first.after;
    else break;
  }
  return SECTION_BEHIND.exec(text)?.[1] ?? text;
}

/** `A headline of some length | India News`: what stands behind a bar is a section. */
const SECTION_BEHIND = /^(.{25,}?)\s*[|｜ㅣ]\s*[^|｜ㅣ]{1,25}$/u;

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
