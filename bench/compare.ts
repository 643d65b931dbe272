/** `npm run bench:compare -- FIGURES`: what got worse or better since `results.json`, aim by aim. */
import { readFileSync } from 'node:fs';
import { aims, asked, isMet, type Aim } from './aims.ts';
import type { Run } from './report.ts';
import { alignTable } from './table.ts';

/** Two runs on one shared machine differ by so much without a cause. */
const NOISE_SHARE = 0.15;

const resultsFile = new URL('results.json', import.meta.url);

interface Change {
  readonly aim: Aim;
  readonly before: number;
  readonly now: number;
  readonly verdict: 'worse' | 'better' | '';
}

/** Every aim that both runs have measured. */
export function changesBetween(before: Run, now: Run): Change[] {
  return aims.flatMap((aim) => {
    const [was, is] = [aim.of(before), aim.of(now)];
    if (was === undefined || is === undefined) return [];
    const gain = aim.atLeast === undefined ? was / is : is / was;
    const verdict = gain < 1 - NOISE_SHARE ? 'worse' : gain > 1 / (1 - NOISE_SHARE) ? 'better' : '';
    return [{ aim, before: was, now: is, verdict }];
  });
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('Name the file that `npm run bench -- --json FILE` wrote.');
  const runs = [resultsFile, file].map((one) => JSON.parse(readFileSync(one, 'utf8')) as Run);
  const changes = changesBetween(runs[0]!, runs[1]!);
  const rows = changes.map(({ aim, before, now, verdict }) => [
    aim.what,
    asked(aim),
    before.toFixed(2),
    now.toFixed(2),
    isMet(aim, now) ? '' : 'missed',
    verdict,
  ]);
  console.log(alignTable([['', 'aim', 'results.json', 'now', '', ''], ...rows]));
  if (changes.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1;
}
