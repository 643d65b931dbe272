import { describe, expect, it } from 'vitest';
import type { EdgeCachePort } from '../../../src/cache/port.ts';
import { everyCache, purgeTwice } from '../../../src/cache/purge.ts';
import { storeCache } from '../../../src/cache/store-cache.ts';
import { workersCache, type CacheBinding } from '../../../src/runtime/worker/workers-cache.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { itemOf } from '../../contract/store-shelves.ts';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { rememberingLog } from '../../press.ts';

const headers = { 'cache-control': 'public, max-age=31536000, immutable', 'cache-tag': 'article-1' };
const request = () => new Request('https://cards.test/c');
const later = () => undefined;

describe('a purge', () => {
  it('empties the edge and the store by the same tag', async () => {
    const edge = new FakeEdgeCache(() => new Response('card', { headers }), { clock: { now: () => 0 } });
    const { cards } = memoryStore({ cardsMaxBytes: 1_000, keptMaxBytes: 0 });
    await cards.put('a', itemOf(1, 1, ['article-1']));
    await edge.fetch(request());
    const log = rememberingLog();
    const both = everyCache(storeCache(cards), workersCache(edge, log));
    await purgeTwice(both, ['article-1', 'card-2'], { log, later });
    expect(await cards.list('')).toEqual([]);
    expect((await edge.fetch(request())).headers.get('cf-cache-status')).toBe('MISS');
    expect(log.lines).toEqual([]);
  });

  it('comes a second time, for the card that was on its way during the first', async () => {
    const { promise: rendering, resolve: finish } = Promise.withResolvers<void>();
    const edge = new FakeEdgeCache(
      async () => {
        await rendering;
        return new Response('card', { headers });
      },
      { clock: { now: () => 0 } },
    );
    const tasks: (() => Promise<void>)[] = [];
    const log = rememberingLog();
    const early = edge.fetch(request());
    await purgeTwice(workersCache(edge, log), ['article-1'], { log, later: (task) => tasks.push(task) });
    finish();
    await early;
    expect((await edge.fetch(request())).headers.get('cf-cache-status')).toBe('HIT');
    for (const task of tasks) await task();
    expect((await edge.fetch(request())).headers.get('cf-cache-status')).toBe('MISS');
  });

  it('that fails in one cache still reaches the others, and is told of', async () => {
    const purged: string[] = [];
    const broken: EdgeCachePort = { purgeTags: () => Promise.reject(new Error('down')) };
    const sound: EdgeCachePort = { purgeTags: async (tags) => void purged.push(...tags) };
    const log = rememberingLog();
    await expect(purgeTwice(everyCache(broken, sound), ['a'], { log, later })).rejects.toMatchObject({
      code: 'purge_failed',
      status: 503,
    });
    expect(purged).toEqual(['a']);
  });

  it('that fails the second time is logged', async () => {
    const tasks: (() => Promise<void>)[] = [];
    const log = rememberingLog();
    let times = 0;
    const flaky: EdgeCachePort = {
      purgeTags: async () => {
        if (++times === 2) throw new Error('down');
      },
    };
    await purgeTwice(flaky, ['a'], { log, later: (task) => tasks.push(task) });
    for (const task of tasks) await task();
    expect(log.lines).toEqual([{ level: 'error', event: 'purge_again_failed' }]);
  });
});

describe('Workers Cache', () => {
  it('is purged a hundred tags at a time', async () => {
    const calls: number[] = [];
    const binding: CacheBinding = {
      async purge({ tags }) {
        calls.push(tags.length);
        return { success: true, errors: [] };
      },
    };
    const tags = Array.from({ length: 250 }, (_, at) => `card-${at}`);
    await workersCache(binding, rememberingLog()).purgeTags(tags);
    expect(calls).toEqual([100, 100, 50]);
  });

  it('says so when a purge was refused or could not be sent', async () => {
    const refused: CacheBinding = {
      purge: async () => ({ success: false, errors: [{ code: 10000, message: 'rate limited' }] }),
    };
    const broken: CacheBinding = { purge: () => Promise.reject(new Error('network')) };
    for (const binding of [refused, broken]) {
      const purge = workersCache(binding, rememberingLog()).purgeTags(['a']);
      await expect(purge).rejects.toMatchObject({ code: 'purge_failed' });
    }
  });

  it('that is not there is left alone, with a line in the log', async () => {
    const log = rememberingLog();
    await workersCache(undefined, log).purgeTags(['a']);
    expect(log.lines).toEqual([{ level: 'info', event: 'purge_skipped' }]);
  });
});
