import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aims } from '../../../bench/aims.ts';
import { changesBetween } from '../../../bench/compare.ts';
import type { Run } from '../../../bench/report.ts';

const results = JSON.parse(
  readFileSync(new URL('../../../bench/results.json', import.meta.url), 'utf8'),
) as Run;

test('the committed run has every figure that presscard is held against', () => {
  const missing = aims.filter((aim) => !Number.isFinite(aim.of(results))).map(({ id }) => id);
  expect(missing).toEqual([]);
});

test('a run whose cards take half again as long has got worse against every peer, and in nothing else', () => {
  const slower: Run = {
    ...results,
    engines: results.engines.map((figures) => ({
      ...figures,
      ...(figures.timesPresscard === undefined ? {} : { timesPresscard: figures.timesPresscard / 1.5 }),
    })),
  };
  const worse = changesBetween(results, slower).filter(({ verdict }) => verdict !== '');
  expect(worse.map(({ aim, verdict }) => `${aim.id} ${verdict}`)).toEqual([
    'card:takumi worse',
    'card:takumi-workerd worse',
    'card:vercel-og worse',
    'card:satori-resvg-js worse',
    'card:satori-workerd worse',
  ]);
});
