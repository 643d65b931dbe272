import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_ANSWER_MAX_MS } from '../../../src/limits.ts';
import { expect } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import type { Renderer } from '../../../src/render/renderer.ts';
import type { BlobStore, Store } from '../../../src/store/port.ts';
import { expectCard } from '../support/expect.ts';
import { fault, notHere, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { headline, signed, tokens, BASE } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';

/** A renderer that fails in this way as long as it is told to. */
export function failing(why: () => Error): { broken: boolean; over(sound: Renderer): Renderer } {
  const state = {
    broken: true,
    over: (sound: Renderer): Renderer => ({
      ...sound,
      render: (job) => (state.broken ? Promise.reject(why()) : sound.render(job)),
    }),
  };
  return state;
}

const trapped = (): Error => new WebAssembly.RuntimeError('memory access out of bounds');

/** What goes out in place of a card. */
function expectFallback(answer: Response, reason: string): void {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-card-fallback')).toBe(reason);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  expect(answer.headers.get('etag')).toBeNull();
  expect(answer.headers.get('content-type')).toBe('image/png');
}

const down = (): Promise<never> => Promise.reject(new PresscardError('store_failed', 'It is down.'));
const brokenShelf: BlobStore = { get: down, put: down, delete: down, deleteTagged: down, list: down };
const emptyShelf: BlobStore = {
  get: async () => undefined,
  put: async () => undefined,
  delete: async () => undefined,
  deleteTagged: async () => 0,
  list: async () => [],
};

export const failures: Topic = {
  services: [
    fault(54, 'the first two requests of a new process, at once, are both cards', async ({ first }) => {
      expect(first).toHaveLength(2);
      for (const answer of first) expectCard(answer);
    }),

    fault(
      57,
      'a folder of cards that cannot be written or read costs nobody a card',
      async ({ folder, get, post, log }) => {
        const cards = join(folder!, 'cards');
        renameSync(cards, `${cards}-away`);
        writeFileSync(cards, 'no folder');
        try {
          const path = await signed({ headline: headline() });
          expectCard(await get(path));
          expectCard(await get(path));
          expect((await post('/v1/cards', { headline: headline(), outlet: 'rt' })).status).toBe(200);
          await expect.poll(() => log().some(({ event }) => event === 'store_failed')).toBe(true);
        } finally {
          rmSync(cards);
          renameSync(`${cards}-away`, cards);
        }
        expectCard(await get(await signed({ headline: headline() })));
      },
      ['Node'],
    ),
  ],

  press: [
    pressFault(53, 'an engine that traps costs a fallback; the next request is the card', async () => {
      const engine = failing(trapped);
      const { get, lines } = pressService({ renderer: engine.over });
      const path = await signed({ headline: headline() });
      expectFallback(await get(path), 'render_failed');
      const atOnce = await get(`${path}?again`);
      expect([atOnce.headers.get('x-card-fallback'), atOnce.headers.get('cache-control')]).toEqual([
        'render_failed',
        'no-store',
      ]);
      expect(lines.filter(({ level }) => level === 'error')).not.toHaveLength(0);
      engine.broken = false;
      const answer = await get(path);
      expect(answer.headers.get('x-card-fallback')).toBeNull();
      expect(answer.headers.get('etag')).toMatch(/^"/);
    }),

    pressFault(53, 'when the plain card fails too it is 503 with a time to ask again', async () => {
      const engine = failing(trapped);
      const { get } = pressService({ renderer: engine.over, plainRenderer: engine.over });
      const path = await signed({ headline: headline() });
      const answer = await get(path);
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual(
        [503, '5', 'no-store'],
      );
      expect(await answer.text()).toBe('card_unavailable\n');
      engine.broken = false;
      expect((await get(path)).status).toBe(200);
    }),

    pressFault(53, 'a card that went out degraded is listed, and said to be when it is signed', async () => {
      const engine = failing(trapped);
      const { get, app } = pressService({ renderer: engine.over });
      const headers = { authorization: `Bearer ${tokens.cms}` };
      const path = await signed({ headline: headline() });
      await get(path);
      const listed = await app.request(`${BASE}/v1/fallbacks`, { headers });
      expect(await listed.json()).toMatchObject([{ path, reason: 'render_failed' }]);
      const body = JSON.stringify({ article: { headline: headline(), outlet: 'rt' } });
      const answer = await app.request(`${BASE}/v1/cards`, { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ degraded: ['render_failed'] });
    }),

    pressFault(56, 'a render past its deadline is the plain card, and the card the next time', async () => {
      const engine = failing(() => new PresscardError('render_deadline', 'Too late.'));
      const { get } = pressService({ renderer: engine.over });
      const path = await signed({ headline: headline() });
      expectFallback(await get(path), 'deadline');
      engine.broken = false;
      expect((await get(path)).headers.get('x-card-fallback')).toBeNull();
    }),

    pressFault(57, 'a store that fails costs a render and nothing else', async () => {
      const store: Store = { cards: brokenShelf, photos: brokenShelf, records: emptyShelf };
      const { get, app, renders, lines, clock } = pressService({ store });
      const path = await signed({ headline: headline() });
      for (const count of [1, 2, 3]) {
        // By then nobody remembers what was just rendered.
        clock.at += 2 * STORE_ANSWER_MAX_MS;
        const answer = await get(path);
        expect([answer.status, answer.headers.get('x-card-fallback'), renders()]).toEqual([200, null, count]);
        expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=86400/);
      }
      const body = JSON.stringify({ article: { headline: headline(), outlet: 'rt' } });
      const headers = { authorization: `Bearer ${tokens.cms}` };
      expect((await app.request(`${BASE}/v1/cards`, { method: 'POST', headers, body })).status).toBe(200);
      expect(lines.filter(({ event }) => event === 'store_failed').length).toBeLessThanOrEqual(2);
    }),

    pressFault(
      57,
      'when the list of takedowns cannot be read cards go out for a minute, and nothing is signed',
      async () => {
        const store: Store = { cards: emptyShelf, photos: emptyShelf, records: brokenShelf };
        const { get, app, lines } = pressService({ store });
        const path = await signed({ headline: headline() });
        const answer = await get(path);
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
        expect((await get(`${path}?`)).headers.get('cache-control')).toBe('no-store');
        expect(lines.filter(({ level }) => level === 'error')).not.toHaveLength(0);
        const body = JSON.stringify({ article: { headline: headline(), outlet: 'rt' } });
        const headers = { authorization: `Bearer ${tokens.cms}` };
        expect((await app.request(`${BASE}/v1/cards`, { method: 'POST', headers, body })).status).toBe(503);
        const list = await app.request(`${BASE}/v1/fallbacks`, { headers });
        expect([list.status, list.headers.get('cache-control')]).toEqual([503, 'no-store']);
      },
    ),
  ],

  elsewhere: [
    triedIn('test/runtime/thread-renderer.test.ts', 53, 'threads that are lost', ['Node']),
    triedIn('test/runtime/fresh-engines.test.ts', 53, 'engines started anew inside workerd', ['workerd']),
    notHere(
      55,
      'the platform ends a request over its CPU time itself; README says which plan cards fit into',
    ),
    triedIn('test/runtime/thread-renderer.test.ts', 56, 'a thread that is ended', ['Node']),
    notHere(
      56,
      'a render cannot be interrupted there: its inputs are bounded (rows 31, 32, 48), and the platform ends the rest (row 55)',
      ['workerd'],
    ),
    triedIn('test/unit/store/forgiving.test.ts', 57, 'a store that fails, is full or hangs'),
    triedIn('test/runtime/r2-store.test.ts', 58, 'two writes of one key within a second', ['workerd']),
    triedIn('test/contract/store-shelves.ts', 58, 'many writes at once under one key', ['Node']),
  ],
};
