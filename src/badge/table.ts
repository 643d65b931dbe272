import { badgeKeys } from './badge-key.ts';
import { sources } from './sources.ts';
import { badgeWord, badgeWords } from './words.ts';

/** Of English alone: elsewhere an old article carries its year by itself. */
const everywhere = badgeKeys.filter((key) => key !== 'yearFrom');

/** The languages of badges and the sources of their words as Markdown, for docs/badges.md. */
function badgeTable(): string {
  const languages = Object.keys(badgeWords).map((tag) => {
    const [live, breaking] = (['live', 'breaking'] as const).map((key) => {
      const found = badgeWord(key, tag);
      return found === undefined ? '' : `${found.word} (${found.source})`;
    });
    const missing = everywhere.filter((key) => badgeWord(key, tag) === undefined);
    return `| \`${tag}\` | ${live} | ${breaking} | ${missing.join(', ')} |`;
  });
  const titles = Object.entries(sources).map(([id, source]) => {
    return `- \`${id}\`: ${source.title}${'url' in source ? `, <${source.url}>` : ''}`;
  });
  return [
    '| language | live | breaking | no word yet for |',
    '| --- | --- | --- | --- |',
    ...languages,
    '',
    ...titles,
  ].join('\n');
}

/** A document with what stands between its two marks brought up to date. */
export function withBadgeTable(markdown: string): string {
  return markdown.replace(
    /<!-- badges -->[^]*<!-- end of badges -->/,
    () => `<!-- badges -->\n\n${badgeTable()}\n\n<!-- end of badges -->`,
  );
}
