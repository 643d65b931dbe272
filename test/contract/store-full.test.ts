import { execFileSync } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { forgiving } from '../../src/store/forgiving.ts';
import { newFolder, openStore } from './disk.ts';
import { itemOf } from './store-shelves.ts';

/** A disk of 256 KB, where this process may mount one. */
const disk = mountSmallDisk();
afterAll(() => {
  if (disk) execFileSync('umount', [disk]);
});

it.skipIf(!disk)(
  'a disk without room refuses a photo, keeps the others, and costs no reader a card',
  async () => {
    const store = openStore(disk!);
    await store.photos.put('a', itemOf(150_000, 1));
    await expect(store.photos.put('b', itemOf(150_000, 2))).rejects.toMatchObject({ code: 'store_full' });
    expect(await store.photos.list('')).toEqual(['a']);
    expect((await store.photos.get('a'))?.bytes.length).toBe(150_000);

    const failures: unknown[] = [];
    const cards = forgiving(store.cards, {
      log: store.log,
      clock: systemClock,
      onFailure: (failure) => failures.push(failure),
    });
    await cards.put('c', itemOf(150_000));
    expect(await cards.get('c')).toBeUndefined();
    expect(failures).toEqual([{ operation: 'put', cause: 'ENOSPC' }]);
    await cards.put('small', itemOf(1_000));
    expect(await cards.get('small')).toBeDefined();
  },
);

it.skipIf(!disk)('a disk that became read-only still gives out what it holds', async () => {
  const store = openStore(disk!);
  await store.cards.put('d', itemOf(1_000));
  execFileSync('mount', ['-o', 'remount,ro', disk!]);
  expect(await store.cards.get('d')).toBeDefined();
  await expect(store.cards.put('e', itemOf(1_000))).rejects.toMatchObject({ code: 'store_failed' });
  await expect(store.records.put('e', itemOf(1_000))).rejects.toMatchObject({ code: 'store_failed' });
});

function mountSmallDisk(): string | undefined {
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'presscard-test', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined; // it takes an administrator of a Linux machine
  }
}
