/** `npm run bench`: the same card through presscard and its peers, in one run. README.md says how to read it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineEntry, Runtime } from './engine.ts';
import { chooseEngines } from './engines.ts';
import { figuresOf, type Figures } from './figures.ts';
import { thisMachine } from './machine.ts';
import { parseOptions } from './options.ts';
import { report, type Run } from './report.ts';
import { runRounds, type Contender, type Samples } from './rounds.ts';

const options = parseOptions(process.argv.slice(2));
const chosen = chooseEngines(options.only);
const engines = [...(await measure('node')), ...(await measure('workerd'))];
const run: Run = {
  date: new Date().toISOString(),
  machine: thisMachine(),
  warmUpRounds: options.warmUpRounds,
  rounds: options.rounds,
  engines,
};
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(run, undefined, 2)}\n`);
console.log(report(run));

/** Engines of one runtime run against each other; the two runtimes run one after the other. */
async function measure(runtime: Runtime): Promise<Figures[]> {
  const entries = chosen.filter((entry) => entry.runtime === runtime);
  const contenders: Contender[] = [];
  try {
    for (const { id, open } of entries) contenders.push({ id, engine: await open() });
    const samples = await runRounds(contenders, {
      ...options,
      onRound: (done) => showProgress(runtime, done),
    });
    if (options.pictures !== undefined) await savePictures(options.pictures, samples);
    return compare(entries, samples);
  } finally {
    await Promise.all(contenders.map(({ engine }) => engine.close?.()));
  }
}

function compare(entries: readonly EngineEntry[], samples: ReadonlyMap<string, Samples>): Figures[] {
  const lines: Figures[] = [];
  for (const entry of entries) {
    const presscard = lines.find(({ id }) => id.startsWith('presscard'));
    lines.push(figuresOf(entry, samples.get(entry.id)!, presscard));
  }
  return lines;
}

async function savePictures(folder: string, samples: ReadonlyMap<string, Samples>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [id, { picture }] of samples) await writeFile(join(folder, `${id}.png`), picture);
}

function showProgress(runtime: Runtime, done: number): void {
  if (!process.stderr.isTTY) return;
  const all = options.warmUpRounds + options.rounds;
  process.stderr.write(done < all ? `\r${runtime}: round ${done} of ${all}` : '\r\u001b[K');
}
