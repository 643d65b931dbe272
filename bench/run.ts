/** `npm run bench`: the same cards through presscard and its peers, in one run. README.md says how to read it. */
import { writeFile } from 'node:fs/promises';
import { measureBatch } from './batch.ts';
import { latin, photo, seenSeries, unseen } from './cards.ts';
import { contest } from './contest.ts';
import { chooseEngines } from './engines.ts';
import { measureFresh } from './fresh.ts';
import { thisMachine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { measureMixed } from './mixed.ts';
import { parseOptions, type Part } from './options.ts';
import { report, type Run } from './report.ts';
import { measureRequestCpu } from './request-cpu.ts';
import { measureSetting } from './setting.ts';
import { measureStages } from './stages.ts';
import { measureStored } from './stored.ts';
import { optionsOrExit } from '../scripts/options-or-exit.ts';

const options = optionsOrExit(() => parseOptions(process.argv.slice(2)));
const engines = chooseEngines(options.only);
const everyCard = engines.filter(({ cards }) => cards === 'all');
const own = engines.filter(({ isOwn }) => isOwn);
const run: Run = {
  date: new Date().toISOString(),
  machine: thisMachine(),
  warmUpRounds: options.warmUpRounds,
  rounds: options.rounds,
  engines: await part('card', () => contest('card', { engines, groups: [[latin]], options })),
  scripts: await part('scripts', () =>
    // What is never seen again would push what has been seen out of every cache.
    contest('scripts', { engines: everyCard, groups: [seenSeries, [unseen]], options }),
  ),
  photo: await part('photo', () => contest('photo', { engines: everyCard, groups: [[photo]], options })),
  stages: await part('stages', () => measureStages(seenSeries, options)),
  setting: await part('setting', () => measureSetting(seenSeries, options)),
  requestCpu: await part('cpu', () => measureRequestCpu(everyCard)),
  mixed: await part('mixed', () => measureMixed(own)),
  stored: await part('stored', measureStored),
  fresh: await part('fresh', () => measureFresh(engines)),
  memory: await part('memory', () => measureMemory(own)),
  batch: await part('batch', measureBatch),
};
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(run, undefined, 2)}\n`);
console.log(report(run));

/** What has been measured in a part of the benchmark; nothing when it was not asked for. */
async function part<T>(id: Part, measure: () => Promise<T[]>): Promise<T[]> {
  if (!options.parts.includes(id)) return [];
  process.stderr.write(`${id} …\n`);
  return measure();
}
