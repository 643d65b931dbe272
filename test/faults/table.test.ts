import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { both } from './support/fault.ts';
import { table } from './table.ts';

const ROWS = Array.from({ length: 78 }, (_, at) => at + 1);
const topics = Object.values(table);
const elsewhere = topics.flatMap((topic) => topic.elsewhere ?? []);

describe.each(both)('the table of faults on %s', (runtime) => {
  it.each(ROWS)('#%i is tried, or says why not', (row) => {
    const tried = topics.some(({ services = [] }) =>
      services.some((fault) => fault.row === row && fault.on.includes(runtime)),
    );
    const said = elsewhere.some(
      (fault) => fault.row === row && fault.on.includes(runtime) && fault.why !== '',
    );
    expect(tried || said).toBe(true);
  });
});

it.each(elsewhere.flatMap(({ row, file, why }) => (file === undefined ? [] : [{ row, file, why }])))(
  '#$row is tried in $file, which is there: $why',
  ({ file }) => {
    expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true);
  },
);

for (const { row, on, why } of elsewhere.filter(({ file }) => file === undefined)) {
  it.skip(`#${row} on ${on.join(' and ')}: ${why}`, () => undefined);
}
