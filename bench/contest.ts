import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CardSeries } from './cards.ts';
import type { EngineEntry, Runtime } from './engine.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { Options } from './options.ts';
import { runRounds, type Contender, type Samples } from './rounds.ts';

/**
 * Lets the engines paint against each other: those of one runtime in the same rounds, the two runtimes one
 * after the other.
 *
 * @param groups the cards of a group are painted by the same process, each group by one of its own.
 */
export async function contest(
  name: string,
  {
    engines,
    groups,
    options,
  }: {
    engines: readonly EngineEntry[];
    groups: readonly (readonly CardSeries[])[];
    options: Options;
  },
): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const runtime of ['node', 'workerd'] as const) {
    const entries = engines.filter((entry) => entry.runtime === runtime);
    figures.push(...(await contestIn(runtime, name, { entries, groups, options })));
  }
  return figures;
}

async function contestIn(
  runtime: Runtime,
  name: string,
  {
    entries,
    groups,
    options,
  }: {
    entries: readonly EngineEntry[];
    groups: readonly (readonly CardSeries[])[];
    options: Options;
  },
): Promise<Figures[]> {
  const opened: Contender['engine'][] = [];
  try {
    const contenders: { entry: EngineEntry; contender: Contender }[] = [];
    for (const entry of entries) {
      for (const group of groups) {
        const engine = await entry.open();
        opened.push(engine);
        for (const series of group) contenders.push({ entry, contender: { id: entry.id, engine, series } });
      }
    }
    const samples = await runRounds(
      contenders.map(({ contender }) => contender),
      { ...options, onRound: (done) => showProgress(`${name} in ${runtime}`, done, options) },
    );
    if (options.pictures !== undefined) await savePictures(options.pictures, samples);
    const figures: Figures[] = [];
    for (const { entry, contender } of contenders)
      figures.push(figuresOf(entry, contender.series.id, samples.get(contender)!, figures));
    return figures;
  } finally {
    await Promise.all(opened.map((engine) => engine.close()));
  }
}

async function savePictures(folder: string, samples: ReadonlyMap<Contender, Samples>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [{ id, series }, { picture }] of samples)
    await writeFile(join(folder, `${id}-${series.id}.${series.cardOf(1).photo ? 'jpg' : 'png'}`), picture);
}

function showProgress(what: string, done: number, { warmUpRounds, rounds }: Options): void {
  if (!process.stderr.isTTY) return;
  const all = warmUpRounds + rounds;
  process.stderr.write(done < all ? `\r${what}: round ${done} of ${all}` : '\r\u001b[K');
}
