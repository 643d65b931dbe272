import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ample, newFolder, openStore } from './disk.ts';
import { itemOf, storeContract } from './store-shelves.ts';

let folder = '';
storeContract('disk', {
  async make(bounds) {
    folder = newFolder();
    return openStore(folder, bounds);
  },
  reopen: async (bounds) => openStore(folder, bounds),
  isBounded: true,
  runs: 40,
});

describe('a damaged file of the disk store', () => {
  it.each(['cards', 'photos'] as const)('is no item of %s, is removed, and is told of', async (shelf) => {
    const folder = newFolder();
    const store = openStore(folder);
    await store[shelf].put('a', itemOf(5_000, 1, ['article-1']));
    truncateSync(join(folder, shelf, 'a'), 3_000);
    expect(await store[shelf].get('a')).toBeUndefined();
    expect(readdirSync(join(folder, shelf))).toEqual([]);
    expect(store.log.lines).toEqual([{ level: 'error', event: 'store_file_damaged' }]);
  });

  it('stays a record by its name, so that a takedown outlives it', async () => {
    const folder = newFolder();
    const { records, log } = openStore(folder);
    await records.put('a', itemOf(50));
    truncateSync(join(folder, 'records', 'a'), 20);
    await expect(records.get('a')).rejects.toMatchObject({ code: 'store_failed' });
    expect(await records.list('')).toEqual(['a']);
    expect(log.lines).toEqual([{ level: 'error', event: 'store_file_damaged' }]);
    await records.put('a', itemOf(50));
    expect(await records.get('a')).toBeDefined();
  });

  it('is never given out, whichever bytes of it were changed', async () => {
    const folder = newFolder();
    const { cards } = openStore(folder);
    const path = join(folder, 'cards', 'a');
    await cards.put('a', itemOf(200, 9, ['article-1']));
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const file = Buffer.from(whole);
          file[at] = file[at]! ^ flip;
          writeFileSync(path, file);
          expect(await cards.get('a')).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not mistaken for another card when a file is copied to another name', async () => {
    const folder = newFolder();
    const { cards } = openStore(folder);
    await cards.put('a', itemOf(200));
    writeFileSync(join(folder, 'cards', 'b'), readFileSync(join(folder, 'cards', 'a')));
    expect(await cards.get('b')).toBeUndefined();
    expect(await cards.get('a')).toBeDefined();
  });

  it('hinders no purge', async () => {
    const folder = newFolder();
    const { cards } = openStore(folder);
    await cards.put('a', itemOf(200, 1, ['article-1']));
    writeFileSync(join(folder, 'cards', 'b'), 'rubbish');
    writeFileSync(join(folder, 'cards', 'c'), '');
    expect(await cards.deleteTagged('article-1')).toBe(1);
  });
});

describe('the folder of the disk store', () => {
  it('may be used by several at once: what one puts or deletes, the other sees', async () => {
    const folder = newFolder();
    const [one, other] = [openStore(folder), openStore(folder)];
    await one.cards.put('a', itemOf(10, 1, ['article-1']));
    expect(await other.cards.get('a')).toBeDefined();
    expect(await other.cards.deleteTagged('article-1')).toBe(1);
    expect(await one.cards.get('a')).toBeUndefined();
  });

  it('is swept of what processes that died left, but not of what is being written', async () => {
    const folder = newFolder();
    const unfinished = join(folder, 'unfinished');
    mkdirSync(unfinished);
    writeFileSync(join(unfinished, 'old'), 'x');
    writeFileSync(join(unfinished, 'new'), 'x');
    utimesSync(join(unfinished, 'old'), 0, 0);
    await openStore(folder).cards.put('a', itemOf(10));
    expect(readdirSync(unfinished)).toEqual(['new']);
  });

  it('that cannot be made is an error at the write and a miss at the read, until it can', async () => {
    const folder = newFolder();
    const inTheWay = join(folder, 'file');
    writeFileSync(inTheWay, '');
    const { cards } = openStore(inTheWay);
    await expect(cards.put('a', itemOf(10))).rejects.toMatchObject({ code: 'store_failed' });
    await expect(cards.get('a')).rejects.toMatchObject({ code: 'store_failed' });
  });

  // An administrator may write anywhere, so this shows nothing where the tests run as one.
  it.skipIf(process.getuid?.() === 0)('without permission to write still gives out its cards', async () => {
    const folder = newFolder();
    const { cards } = openStore(folder);
    await cards.put('a', itemOf(10));
    chmodSync(join(folder, 'cards'), 0o500);
    chmodSync(join(folder, 'unfinished'), 0o500);
    await expect(cards.put('b', itemOf(10))).rejects.toMatchObject({ code: 'store_failed' });
    expect(await cards.get('a')).toBeDefined();
    chmodSync(join(folder, 'cards'), 0o700);
  });

  it('holds nothing but whole files under names that every file system tells apart', async () => {
    const folder = newFolder();
    const { cards } = openStore(folder, ample);
    await cards.put('A:.', itemOf(10));
    expect(readdirSync(join(folder, 'cards'))).toEqual(['%41%3a%2e']);
    expect(existsSync(join(folder, 'unfinished'))).toBe(true);
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });
});
