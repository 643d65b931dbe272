/**
 * `npm run load`: the service under more than it should ever get, on this machine. Exit status 1 when
 * something did not hold.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { thisMachine } from '../bench/machine.ts';
import { optionsOrExit } from '../scripts/options-or-exit.ts';
import type { Outcome } from './outcome.ts';
import { loadNotes, loadTable, type LoadRun } from './report.ts';
import { differentCards, forged, oneNewCard, queries } from './scenarios/crowds.ts';
import { kill } from './scenarios/kill.ts';
import { soak } from './scenarios/soak.ts';
import { stored } from './scenarios/stored.ts';
import { makeKeys, startService } from './service-process.ts';

const { values } = optionsOrExit(() =>
  parseArgs({
    options: {
      seconds: { type: 'string', default: '10' },
      minutes: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  }),
);
const seconds = Number(values.seconds);
const minutes = Number(values.minutes);
if (!(seconds > 0 && minutes > 0)) {
  process.stderr.write('--seconds (for the stored card) and --minutes (of the soak) are numbers above 0.\n');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'presscard-load-'));
const storeOf = (name: string): string => join(folder, name);
const outcomes: Outcome[] = [];
const run: LoadRun = { date: new Date().toISOString(), machine: thisMachine(), outcomes };
const done = (...made: readonly Outcome[]): void => {
  outcomes.push(...made);
  for (const { title, faults } of made)
    process.stderr.write(`${faults.length === 0 ? 'held' : 'FAILED'}: ${title}\n`);
};

try {
  const keys = await makeKeys();
  const env = { ...keys.env, PRESSCARD_STORE: storeOf('crowds') };
  const service = await startService({ folder, env });
  done(...(await stored(service, keys, { seconds, folder })));
  done(await oneNewCard(service, keys));
  done(await queries(service, keys));
  done(await forged(service, keys));
  done(await differentCards(service, keys));
  service.kill('SIGTERM');
  await service.ended;
  done(await soak(keys, { seconds: minutes * 60, folder, store: storeOf('soak') }));
  done(await kill(keys, { folder, store: storeOf('kill') }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`${[loadTable(run), '', ...loadNotes(run)].join('\n')}\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(run, undefined, 2)}\n`);
if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
