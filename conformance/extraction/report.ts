import { columns, quantile } from '../table.ts';
import { itemFields, type FeedResult } from './feeds.ts';
import { fields, type Field, type FieldResult, type PageResult, type Verdict } from './pages.ts';

const LEGEND = `truth    equal to the truth, or to a text that counts as well
noted    equal to what the corpus’s note on the truth accepts: the page’s first heading or its title for networks;
         an outlet’s domain where the page gives no name`;

const COUNTED: readonly (readonly [string, readonly Verdict[]])[] = [
  ['truth', ['truth']],
  ['truth or noted', ['truth', 'note']],
];

/** Accuracy by field, by language and by source, then every miss. */
export function reportPages(pages: readonly PageResult[]): string {
  const raw = pages.filter(({ isRaw }) => isRaw);
  const changed = pages.filter(({ isRaw }) => !isRaw);
  const times = pages.map(({ ms }) => ms);
  return [
    `Saved pages, read as POST /v1/articles reads them: ${raw.length} raw ones, ${changed.length} that were changed before they were saved`,
    columns([
      ['', ...fields],
      ...[
        { name: 'raw', of: raw },
        { name: 'changed', of: changed },
      ].flatMap((group) =>
        COUNTED.map(([label, verdicts]) => [
          `${group.name}: ${label}`,
          ...fields.map((field) => share(resultsOf(group.of, field), verdicts)),
        ]),
      ),
    ]),
    LEGEND,
    `milliseconds a page: median ${quantile(times, 0.5).toFixed(0)}, 95 % ${quantile(times, 0.95).toFixed(0)}, most ${Math.max(...times).toFixed(0)}`,
    'Raw pages by language, truth or noted',
    columns([['lang', ...fields], ...groups(raw, ({ lang }) => lang)]),
    'Raw pages by where the field was found, truth or noted',
    columns([
      ['source', ...fields],
      ...[...new Set(raw.flatMap(({ results }) => results.map(sourceOf)))].sort().map((source) => [
        source,
        ...fields.map((field) =>
          share(
            resultsOf(raw, field).filter((result) => sourceOf(result) === source),
            ['truth', 'note'],
          ),
        ),
      ]),
    ]),
    misses('Missed on raw pages', raw),
    misses('Missed on changed pages', changed),
  ].join('\n\n');
}

/** Counts over all feeds, then every feed that is not as the corpus has it. */
export function reportFeeds(feeds: readonly FeedResult[]): string {
  const sum = (count: (feed: FeedResult) => number): number =>
    feeds.reduce((all, feed) => all + count(feed), 0);
  const odd = feeds.filter(
    ({ expected, found }) => found.items !== expected.items || found.dated !== expected.dated,
  );
  return [
    `Saved feeds: ${feeds.length - odd.length} of ${feeds.length} with every item and every date`,
    columns([
      ['', ...itemFields],
      ['found', ...itemFields.map((field) => `${sum(({ found }) => found[field])}`)],
      [
        'there',
        `${sum(({ expected }) => expected.items)}`,
        `${sum(({ expected }) => expected.dated)}`,
        '',
        '',
        '',
        '',
      ],
    ]),
    ...odd.map(
      ({ id, kind, expected, found, fault }) =>
        `  ${id}  ${kind}: ${found.items} of ${expected.items} items, ${found.dated} of ${expected.dated} dates${fault === undefined ? '' : `, ${fault}`}`,
    ),
  ].join('\n');
}

function groups(pages: readonly PageResult[], of: (page: PageResult) => string): string[][] {
  return [...new Set(pages.map(of))].sort().map((group) => {
    const inGroup = pages.filter((page) => of(page) === group);
    return [group, ...fields.map((field) => share(resultsOf(inGroup, field), ['truth', 'note']))];
  });
}

function resultsOf(pages: readonly PageResult[], field: Field): FieldResult[] {
  return pages.flatMap(({ results }) => results.filter((result) => result.field === field));
}

function sourceOf({ source }: FieldResult): string {
  return source ?? 'nowhere';
}

function share(results: readonly FieldResult[], counted: readonly Verdict[]): string {
  if (results.length === 0) return '·';
  const right = results.filter(({ verdict }) => counted.includes(verdict)).length;
  return `${right}/${results.length} ${((100 * right) / results.length).toFixed(1)}%`;
}

function misses(title: string, pages: readonly PageResult[]): string {
  const missed = pages.flatMap(({ id, results }) =>
    results.filter(({ verdict }) => verdict !== 'truth').map((result) => ({ id, ...result })),
  );
  return [
    `${title}: ${missed.filter(({ verdict }) => verdict === 'miss').length}, and ${missed.filter(({ verdict }) => verdict === 'note').length} that are noted`,
    ...missed.flatMap(({ id, field, verdict, expected, found, source }) => [
      `  ${id}  ${field}, ${verdict === 'note' ? 'noted' : 'MISSED'}, from ${source ?? 'nowhere'}`,
      `    is    ${expected}`,
      `    found ${found ?? 'nothing'}`,
    ]),
  ].join('\n');
}
