/** `npm run figures`: README's speed section from `bench/results.json`, which `npm run bench -- --json` writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Run } from './report.ts';

const readmeFile = new URL('../README.md', import.meta.url);
const resultsFile = new URL('results.json', import.meta.url);
const SECTION = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/;

/** README with the figures of the committed run in it. */
export function withFigures(readme: string): string {
  const run = JSON.parse(readFileSync(resultsFile, 'utf8')) as Run;
  return readme.replace(SECTION, (_, start: string, end: string) => `${start}\n${section(run)}\n\n${end}`);
}

function section({ date, machine, rounds, engines }: Run): string {
  const rows = engines.map(({ label, runtime, medianMs, p95Ms, medianBytes, timesPresscard }) => {
    const times = timesPresscard === undefined ? '1' : timesPresscard.toFixed(2);
    const where = runtime === 'node' ? 'Node' : 'workerd';
    return `| ${label} | ${where} | ${medianMs.toFixed(1)} | ${p95Ms.toFixed(1)} | ${times} | ${(medianBytes / 1000).toFixed(1)} |`;
  });
  return [
    `The same text card, uncached, medians of ${rounds} rounds on ${machine.cores} cores of an ${machine.cpu}, Node ${machine.node}, ${date.slice(0, 10)}. The machine was shared, so read the ratios: below 1 is faster than presscard.`,
    '',
    '| engine | where | median ms | 95 % ms | ratio to presscard | KB |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

if (import.meta.main) writeFileSync(readmeFile, withFigures(readFileSync(readmeFile, 'utf8')));
