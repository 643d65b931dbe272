import {
  HEADLINE_NEAR_DATE_LINES,
  HEADLINE_SEARCH_LINES,
  TITLE_MAX_CHARS,
  TITLE_MIN_CHARS,
  TITLE_SHORT_MIN_CHARS,
} from '../limits.ts';
import { endsAsProse, isTitleLike } from './text-lines.ts';

export interface FoundHeadline {
  readonly headline: string;
  readonly source: string;
  /** 0 to 1. */
  readonly confidence: number;
}

interface Candidate {
  readonly line: number;
  readonly text: string;
}

/** `Headline | Harbour Post`: what browsers put into a saved page's first line. */
const SITE_TITLE = /^(.+)\s[|–—-]\s(.+?)$/u;
const SITE_NAME_MAX_CHARS = 40;

/** How far above the date a headline stands when a standfirst and a by-line come between. */
const ABOVE_DATE_LINES = 3;

/**
 * The headline of a page of text: what is stated twice near the date, else the best line beside the date, else
 * the first line of the page that could be one.
 *
 * @param dateline index of the line with the date among `lines`, if there is one.
 */
export function findHeadline(
  lines: readonly string[],
  dateline: number | undefined,
): FoundHeadline | undefined {
  const from = dateline === undefined ? 0 : Math.max(0, dateline - HEADLINE_NEAR_DATE_LINES);
  const to = dateline === undefined ? HEADLINE_SEARCH_LINES : dateline + HEADLINE_NEAR_DATE_LINES + 1;
  const near = lines.slice(from, to).map((text, index) => ({ line: from + index, text }));
  const short = near.filter(
    ({ line, text }) => line !== dateline && isTitleLike(text, TITLE_SHORT_MIN_CHARS),
  );
  const long = short.filter(({ text }) => isTitleLike(text, TITLE_MIN_CHARS));
  return (
    repeated(statedTwice(near, long), dateline) ??
    // Short lines that come twice are often menus; twice in a row they are a headline.
    repeated(statedInRow(short), dateline) ??
    single(long, dateline) ??
    single(short, dateline) ??
    // A date far from any headline (of a comment, of a footer) must not hide the headline at the top.
    (dateline === undefined ? undefined : findHeadline(lines, undefined))
  );
}

/** The site's name in a line such as `Headline | Harbour Post`, and what stands before it. */
export function splitSiteTitle(line: string): { headline: string; site: string } | undefined {
  if (line.length > TITLE_MAX_CHARS + SITE_NAME_MAX_CHARS) return undefined;
  const [, headline = '', site = ''] = SITE_TITLE.exec(line) ?? [];
  return headline !== '' && site.length <= SITE_NAME_MAX_CHARS ? { headline, site } : undefined;
}

function repeated(titles: readonly Candidate[], dateline: number | undefined): FoundHeadline | undefined {
  const headings = titles.filter(({ text }) => !endsAsProse(text));
  const found = nearest(headings, dateline) ?? nearest(titles, dateline);
  if (!found) return undefined;
  return dateline === undefined
    ? { headline: found.text, source: 'stated twice', confidence: 0.7 }
    : { headline: found.text, source: 'stated twice near the date', confidence: 0.95 };
}

function single(titles: readonly Candidate[], dateline: number | undefined): FoundHeadline | undefined {
  const headings = titles.filter(({ text }) => !endsAsProse(text));
  if (dateline === undefined) {
    const first = headings[0] ?? titles[0];
    return first && { headline: first.text, source: 'first line that could be a headline', confidence: 0.4 };
  }
  const beside = besideDate(headings, dateline);
  if (beside) return { headline: beside.text, source: 'beside the date', confidence: 0.7 };
  const prose = nearest(titles, dateline);
  return prose && { headline: prose.text, source: 'a sentence near the date', confidence: 0.4 };
}

/** Closely above the date, else below it, else further above. */
function besideDate(titles: readonly Candidate[], dateline: number): Candidate | undefined {
  const above = titles.findLastIndex(({ line }) => line < dateline);
  const last = titles[above];
  const below = titles.find(({ line }) => line > dateline);
  if (!last || (below && dateline - last.line > ABOVE_DATE_LINES)) return below;
  // A standfirst without a full stop looks like a headline: the shorter line right above it is the headline.
  const previous = titles[above - 1];
  const isStandfirst = previous && last.line - previous.line === 1 && previous.text.length < last.text.length;
  return isStandfirst ? previous : last;
}

function statedTwice(near: readonly Candidate[], titles: readonly Candidate[]): Candidate[] {
  const times = new Map<string, number>();
  for (const { text } of near) {
    const stated = [text, splitSiteTitle(text)?.headline];
    for (const each of stated) if (each !== undefined) times.set(each, (times.get(each) ?? 0) + 1);
  }
  return titles.filter(({ text }) => (times.get(text) ?? 0) > 1);
}

function statedInRow(titles: readonly Candidate[]): Candidate[] {
  return titles.filter(({ line, text }, index) => {
    const next = titles[index + 1];
    return next?.line === line + 1 && next.text === text;
  });
}

function nearest(candidates: readonly Candidate[], dateline: number | undefined): Candidate | undefined {
  const away = ({ line }: Candidate): number => (dateline === undefined ? line : Math.abs(line - dateline));
  return candidates.reduce<Candidate | undefined>(
    (best, candidate) => (best && away(best) <= away(candidate) ? best : candidate),
    undefined,
  );
}
