import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { forgiving } from '../../../src/store/forgiving.ts';
import { forgettingMemory } from '../../../src/store/memory.ts';
import type { BlobStore } from '../../../src/store/port.ts';
import { itemOf } from '../../contract/store-shelves.ts';
import { rememberingLog } from '../../press.ts';

const fail = (error: unknown): BlobStore => {
  const reject = () => Promise.reject(error);
  return { get: reject, put: reject, delete: reject, deleteTagged: reject, list: reject };
};

const hang = () => new Promise<never>(() => undefined);

function forgiven(cards: BlobStore) {
  const clock = { at: 0, now: () => clock.at };
  const log = rememberingLog();
  const failures: string[] = [];
  const store = forgiving(cards, {
    log,
    clock,
    onFailure: ({ operation, cause }) => failures.push(`${operation} ${cause}`),
    answerMaxMs: 20,
    writeMaxMs: 20,
  });
  return { store, clock, log, failures };
}

describe('a store of cards that fails', () => {
  it.each([
    { error: new Error('gone'), cause: 'Error' },
    { error: new PresscardError('store_full', 'Full.'), cause: 'store_full' },
    {
      error: new PresscardError('store_failed', 'No.', {
        cause: Object.assign(new Error('x'), { code: 'EIO' }),
      }),
      cause: 'EIO',
    },
    { error: 'a string', cause: 'unknown' },
  ])('is a miss at the read and skipped at the write, and counted as $cause', async ({ error, cause }) => {
    const { store, failures } = forgiven(fail(error));
    expect(await store.get('a')).toBeUndefined();
    await store.put('a', itemOf(1));
    expect(failures).toEqual([`get ${cause}`, `put ${cause}`]);
  });

  it('that never answers is a miss too', async () => {
    const { store, failures } = forgiven({ ...fail(new Error('no')), get: hang, put: hang });
    expect(await store.get('a')).toBeUndefined();
    await store.put('a', itemOf(1));
    expect(failures).toEqual(['get store_slow', 'put store_slow']);
  });

  it('is logged once a minute for each cause, and counted every time', async () => {
    const { store, clock, log, failures } = forgiven(fail(new Error('gone')));
    for (let time = 0; time < 5; time++) await store.get('a');
    expect(log.lines).toEqual([{ level: 'warn', event: 'store_failed' }]);
    clock.at = 60_000;
    await store.get('a');
    expect(log.lines.length).toBe(2);
    expect(failures.length).toBe(6);
  });

  it('fails a purge as it is, since who purges must know', async () => {
    const { store } = forgiven(fail(new Error('gone')));
    await expect(store.deleteTagged('article-1')).rejects.toThrow('gone');
    await expect(store.delete('a')).rejects.toThrow('gone');
  });

  it('is not in the way of one that works', async () => {
    const { store, failures } = forgiven(forgettingMemory({ maxBytes: 100 }));
    await store.put('a', itemOf(5, 3, ['article-1']));
    expect(await store.get('a')).toEqual(itemOf(5, 3, ['article-1']));
    expect(failures).toEqual([]);
  });
});
