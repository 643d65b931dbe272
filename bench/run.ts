/** `npm run bench`: the same cards through presscard and its peers, in one run. README.md says how to read it. */
import { writeFile } from 'node:fs/promises';
import { latin, seenSeries, unseen } from './cards.ts';
import { contest } from './contest.ts';
import { chooseEngines } from './engines.ts';
import { thisMachine } from './machine.ts';
import { parseOptions, type Part } from './options.ts';
import { report, type Run } from './report.ts';
import { measureSetting } from './setting.ts';

const options = parseOptions(process.argv.slice(2));
const engines = chooseEngines(options.only);
const run: Run = {
  date: new Date().toISOString(),
  machine: thisMachine(),
  warmUpRounds: options.warmUpRounds,
  rounds: options.rounds,
  engines: await part('card', () => contest('card', { engines, groups: [[latin]], options })),
  scripts: await part('scripts', () =>
    contest('scripts', {
      engines: engines.filter(({ cards }) => cards === 'all'),
      // What is never seen again would push what has been seen out of every cache.
      groups: [seenSeries, [unseen]],
      options,
    }),
  ),
  setting: await part('setting', () => measureSetting(seenSeries, options)),
};
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(run, undefined, 2)}\n`);
console.log(report(run));

/** What has been measured in a part of the benchmark; nothing when it was not asked for. */
async function part<T>(id: Part, measure: () => Promise<T[]>): Promise<T[]> {
  return options.parts.includes(id) ? measure() : [];
}
