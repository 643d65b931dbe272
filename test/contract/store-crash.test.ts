import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { newFolder, openStore } from './disk.ts';
import { itemOf } from './store-shelves.ts';
import { CRASH_BOUND_BYTES, isWhole } from './store-written.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const writer = fileURLToPath(new URL('store-writer.ts', import.meta.url));
const bounds = { cardsMaxBytes: CRASH_BOUND_BYTES, keptMaxBytes: Infinity };

/** Starts a process that writes, and kills it as `kill -9` does when it has told of so many cards. */
async function writeAndDie(folder: string, seed: number, afterCards: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['--import', tsx, writer, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let told = 0;
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line !== '' && ++told === afterCards) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
}

// Nine processes are started, each a second of a core.
it(
  'every card and photo is whole after processes that share a folder were killed while they wrote',
  { timeout: 120_000 },
  async () => {
    const folder = newFolder();
    for (let round = 0; round < 3; round++) {
      const kills = [0, 1, 2].map((one) =>
        writeAndDie(folder, round * 1_000 + one * 7, 60 + round * 13 + one * 29),
      );
      await Promise.all(kills);
      const { cards, photos, log } = openStore(folder, bounds);
      for (const shelf of [cards, photos]) {
        const keys = await shelf.list('');
        expect(keys.length).toBeGreaterThan(0);
        for (const key of keys) expect(isWhole((await shelf.get(key))!)).toBe(true);
      }
      expect(log.lines).toEqual([]);
    }
    expect((await openStore(folder, bounds).photos.list('')).length).toBe(4);

    const { cards } = openStore(folder, bounds);
    await cards.put('after', itemOf(10_000));
    expect(await cards.get('after')).toBeDefined();
    const held = readdirSync(join(folder, 'cards')).map((name) => statSync(join(folder, 'cards', name)).size);
    expect(held.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(CRASH_BOUND_BYTES);
  },
);
