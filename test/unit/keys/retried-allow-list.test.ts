import { expect, it } from 'vitest';
import { retriedAllowList } from '../../../src/keys/retried-allow-list.ts';
import { ALLOW_LIST_RETRY_MS } from '../../../src/limits.ts';
import { rememberingLog } from '../../press.ts';

const CARD = 'a'.repeat(64);

it('a list that could not be read shows nothing, and is read again when somebody asks later', async () => {
  let isDown = true;
  let reads = 0;
  const tasks: Promise<void>[] = [];
  const clock = { at: 0, now: () => clock.at, elapsed: () => clock.at };
  const log = rememberingLog();
  const read = async (): Promise<Set<string>> => {
    reads += 1;
    if (isDown) throw new Error('R2 is down');
    return new Set([CARD]);
  };
  const list = await retriedAllowList(read, { later: (task) => void tasks.push(task()), clock, log });
  expect([list.has(CARD), reads]).toEqual([false, 1]);
  clock.at = ALLOW_LIST_RETRY_MS;
  for (let at = 0; at < 3; at += 1) expect(list.has(CARD)).toBe(false);
  await Promise.all(tasks);
  expect([reads, log.lines.length]).toEqual([2, 2]);

  isDown = false;
  clock.at *= 2;
  list.has(CARD);
  await Promise.all(tasks);
  expect([list.has(CARD), list.has('b'.repeat(64)), reads]).toEqual([true, false, 3]);
  clock.at *= 9;
  list.has('b'.repeat(64));
  expect(reads).toBe(3);
});
