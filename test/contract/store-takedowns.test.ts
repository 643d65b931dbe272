import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTakedowns } from '../../src/takedowns/takedowns.ts';
import { newFolder, openStore } from './disk.ts';

/** A process of its own with the folder's takedowns. */
const instance = (folder: string, clock = { now: () => Date.now() }) => {
  const { records, log } = openStore(folder);
  return createTakedowns({ records, log, clock });
};

it('a takedown on disk holds after a restart and on another instance', async () => {
  const folder = newFolder();
  const time = { at: 0, now: () => time.at };
  const other = instance(folder, time);
  expect(await other.standingOf(['article-1'])).toBe('clear');
  await instance(folder).withdraw('article-1', { by: 'desk' });
  expect(await instance(folder).standingOf(['article-1'])).toBe('withdrawn');
  time.at = 1_000;
  expect(await other.standingOf(['article-1'])).toBe('withdrawn');
});

it('a takedown on disk outlives the damage of its file', async () => {
  const folder = newFolder();
  await instance(folder).withdraw('card-ab', {});
  truncateSync(join(folder, 'records', 'takedown%2ecard-ab'), 5);
  const takedowns = instance(folder);
  expect(await takedowns.standingOf(['card-ab'])).toBe('withdrawn');
  expect(await takedowns.list()).toEqual([{ tag: 'card-ab' }]);
});

it('a folder that cannot be read makes a standing unknown, not clear', async () => {
  const folder = newFolder();
  await instance(folder).withdraw('card-ab', {});
  expect(await instance(join(folder, 'records', 'takedown%2ecard-ab')).standingOf(['card-ab'])).toBe(
    'unknown',
  );
});
