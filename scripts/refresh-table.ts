/** `npm run refresh-table`: the table of docs/operate.md that says how each network reads a page again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { networkList } from '../src/share/networks.ts';

const MARKS = /<!-- refresh -->[^]*<!-- end of refresh -->/;

/** A document with the table between its two marks brought up to date. */
export function withRefreshTable(markdown: string): string {
  const rows = networkList.flatMap(({ name, keeps = '', refresh }) =>
    refresh
      ? [
          `| ${name} | ${keeps} | ${refresh.how}${refresh.tool === undefined ? '' : ` [Tool](${refresh.tool})`} |`,
        ]
      : [],
  );
  const table = [
    '| network | how long it keeps a preview | what makes it read the page again |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
  return markdown.replace(MARKS, () => `<!-- refresh -->\n\n${table}\n\n<!-- end of refresh -->`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../docs/operate.md', import.meta.url);
  writeFileSync(file, withRefreshTable(readFileSync(file, 'utf8')));
}
