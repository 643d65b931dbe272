import { describe, expect, it } from 'vitest';
import { FALLBACKS_MAX, FALLBACKS_MAX_AGE_MS, FALLBACKS_SWEEP_EVERY } from '../../../src/limits.ts';
import { createFallbacks, type Fallbacks } from '../../../src/service/fallbacks.ts';
import { keepingMemory } from '../../../src/store/memory.ts';
import type { BlobStore } from '../../../src/store/port.ts';
import { rememberingLog } from '../../press.ts';

const records = keepingMemory({ maxBytes: 10_000_000 });
const clock = { at: Date.UTC(2026, 2, 14), now: () => clock.at };
const process = (): Fallbacks => createFallbacks({ records, clock, log: rememberingLog() });

describe('cards that went out degraded', () => {
  it('are listed from the latest to the first, each once, in every process', async () => {
    const fallbacks = process();
    for (const card of ['a', 'b', 'a']) {
      clock.at += 1_000;
      await fallbacks.note(`text-${card}`, { path: `/c/v1/${card}`, reason: 'render_failed' });
    }
    const listed = await process().list();
    expect(listed.map(({ path }) => path)).toEqual(['/c/v1/a', '/c/v1/b']);
    expect(listed[0]!.at).toBe(new Date(clock.at).toISOString());
  });

  it('are kept within bounds though nobody ever asks for the list', async () => {
    const fallbacks = process();
    const many = FALLBACKS_MAX + 2 * FALLBACKS_SWEEP_EVERY;
    for (let at = 0; at < many; at += 1) {
      clock.at += 1_000;
      await fallbacks.note(`text-${at}`, { path: `/c/v1/${at}`, reason: 'deadline' });
    }
    expect((await records.list('')).length).toBeLessThan(FALLBACKS_MAX + FALLBACKS_SWEEP_EVERY);
    clock.at += FALLBACKS_MAX_AGE_MS;
    await process().note('text-new', { path: '/c/v1/new', reason: 'deadline' });
    expect(await records.list('')).toHaveLength(2); // and the one from just before
  });

  it('are listed without the one whose record cannot be read', async () => {
    const damaged: BlobStore = {
      ...records,
      get: (key) => (key.endsWith('-bad') ? Promise.reject(new Error('damaged')) : records.get(key)),
    };
    const fallbacks = createFallbacks({ records: damaged, clock, log: rememberingLog() });
    for (const card of ['good', 'bad'])
      await fallbacks.note(`text-${card}`, { path: `/c/v1/${card}`, reason: 'deadline' });
    const paths = (await fallbacks.list()).map(({ path }) => path);
    expect(paths).toContain('/c/v1/good');
    expect(paths).not.toContain('/c/v1/bad');
  });

  it('are nothing to fail for when they cannot be noted', async () => {
    const log = rememberingLog();
    const full = createFallbacks({ records: keepingMemory({ maxBytes: 1 }), clock, log });
    await full.note('text-a', { path: '/c/v1/a', reason: 'deadline' });
    expect(log.lines).toEqual([{ level: 'warn', event: 'fallback_not_noted' }]);
  });
});
