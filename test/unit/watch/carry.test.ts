import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { newKey, writeKey } from '../../../src/keys/new-key.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import type { BlobStore, Store } from '../../../src/store/port.ts';
import { carry, type CarryTools } from '../../../src/watch/carry.ts';
import { createFeedMemories } from '../../../src/watch/feed-memory.ts';
import type { WatchMessage } from '../../../src/watch/message.ts';
import type { WatchEvent } from '../../../src/watch/watch-event.ts';
import type { CardOrder } from '../../../src/watch/watch-feed.ts';
import { testPress, testService } from '../../press.ts';

const FEED = 'https://harbourpost.example/feed';
const MB = 1024 * 1024;
const press = testPress();
/** The same for every service: signatures are compared. */
const settings = readSettings({ PRESSCARD_KEYS: writeKey(newKey({ id: 'watch', outlets: [] })) });
const digest = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Every version of every article, of which the greatest is the newest. */
const orders: readonly CardOrder[] = [
  ['a', 1, 'Ferry strike begins'],
  ['a', 2, 'Ferry strike goes on'],
  ['a', 3, 'Ferry strike ends'],
  ['b', 1, 'Pier reopens'],
  ['b', 2, 'Pier reopens after repairs'],
  ['c', 1, 'Harbour fair returns'],
].map(([key, version, headline]) => ({
  feed: FEED,
  key: String(key),
  version: Number(version),
  article: {
    headline: String(headline),
    date: '2026-03-14',
    outlet: 'harbour-post',
    url: `https://harbourpost.example/${key}`,
  },
}));
const newest = { a: 3, b: 2, c: 1 } as const;

/** Fails so many times first. */
function hiccuping(cards: BlobStore, times: number): BlobStore {
  let left = times;
  return {
    ...cards,
    async put(key, item) {
      if (left-- > 0) throw new PresscardError('store_failed', 'The store is away.');
      return cards.put(key, item);
    },
  };
}

async function bench({ failures = 0, refusals = 0 } = {}) {
  const memory = memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 8 * MB });
  const store: Store = { ...memory, cards: hiccuping(memory.cards, failures) };
  const memories = createFeedMemories(store.records);
  await memories.write(FEED, {
    nextAtMs: 0,
    failures: 0,
    isKnown: true,
    seen: Object.entries(newest).map(([key, version]) => ({ key, version, look: '', isHandedOn: true })),
  });
  const told = new Set<string>();
  const events: WatchEvent[] = [];
  let left = refusals;
  const tools: CarryTools = {
    service: {
      ...testService(press, { store, mode: 'keys', settings }),
      async post(_, { headers, body }) {
        if (left-- > 0) return { status: 500, headers: new Headers() };
        told.add(`${headers['webhook-id']} ${digest(body)}`);
        return { status: 204, headers: new Headers() };
      },
    },
    clock: { now: () => 1_773_489_600_000 },
    memories,
    target: {
      url: 'https://cms.example/hook',
      secrets: [`whsec_${btoa('a secret of thirty-two characters')}`],
    },
    tell: (event) => void events.push(event),
    random: () => 0,
  };
  const carryToTheEnd = async (message: WatchMessage): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const carried = await carry(tools, message, tries);
      if (carried.is === 'again' && carried.afterS !== undefined) continue;
      if (carried.is === 'done' && carried.next)
        await carryToTheEnd({ kind: 'webhook', event: carried.next });
      return;
    }
  };
  const contents = async () => {
    const keys = (await store.cards.list('')).toSorted();
    const items = await Promise.all(
      keys.map(async (key) => `${key} ${digest((await store.cards.get(key))!.bytes)}`),
    );
    return { items, told: [...told].toSorted() };
  };
  return { tools, events, carryToTheEnd, contents, store };
}

describe('messages that come twice, late or in any order', () => {
  it('leave the same store and tell the same, also while store and receiver fail now and then', async () => {
    const once = await bench();
    for (const order of orders) await once.carryToTheEnd({ kind: 'card', order });
    const expected = await once.contents();
    expect([expected.items.length, expected.told.length]).toEqual([3, 3]);

    const messages = fc.shuffledSubarray([...orders, ...orders, ...orders], { minLength: 3 * orders.length });
    const rounds = fc.record({
      messages,
      atOnce: fc.integer({ min: 1, max: 4 }),
      failures: fc.integer({ min: 0, max: 2 }),
      refusals: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(rounds, async ({ messages, atOnce, ...trouble }) => {
        const { carryToTheEnd, contents } = await bench(trouble);
        for (let at = 0; at < messages.length; at += atOnce) {
          const group = messages.slice(at, at + atOnce);
          await Promise.all(group.map((order) => carryToTheEnd({ kind: 'card', order })));
        }
        expect(await contents()).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a card of a new article', () => {
  const order = orders.at(-1)!;

  it('is tried again while the store is away, and told of all the same when that lasts', async () => {
    const { tools, events, store } = await bench({ failures: 2 });
    const tried = [];
    for (const tries of [1, 2]) tried.push(await carry(tools, { kind: 'card', order }, tries));
    expect(tried.map(({ is }) => is)).toEqual(['again', 'again']);
    expect(events.at(-1)).toMatchObject({ is: 'card_retried', code: 'store_failed' });
    expect(await carry(tools, { kind: 'card', order }, 3)).toMatchObject({
      is: 'done',
      next: { version: 1 },
    });
    expect((await store.cards.list('')).length).toBe(1);
  });

  it('insists on its photo at first, then does without', async () => {
    const { tools, events } = await bench();
    const photo = { src: 'https://127.0.0.1:9/photo.jpg', optional: true };
    const own = { ...order, article: { ...order.article, photo } };
    const away: CarryTools = {
      ...tools,
      service: {
        ...tools.service,
        photos: {
          ...tools.service.photos,
          async takeFrom() {
            throw new PresscardError('fetch_timeout', 'The address took too long to answer.');
          },
        },
      },
    };
    expect(await carry(away, { kind: 'card', order: own }, 1)).toMatchObject({ is: 'again' });
    expect(await carry(away, { kind: 'card', order: own }, 3)).toMatchObject({ is: 'done' });
    expect(events.at(-1)).toMatchObject({ is: 'card_ready', degraded: ['photo'] });
    // A photo that may never be asked for is not asked for twice.
    expect(await carry(tools, { kind: 'card', order: own }, 1)).toMatchObject({ is: 'done' });
    expect(events.at(-1)).toMatchObject({ is: 'card_ready', degraded: ['photo'] });
  });

  it.each([
    ['headline', { headline: '\u200b' }, 'headline_blank'],
    ['outlet', { outlet: 'no-such-outlet' }, 'outlet_unknown'],
  ])('is given up at once where its %s is no good', async (_, fields, code) => {
    const { tools, events } = await bench();
    const bad = { ...order, article: { ...order.article, ...fields } };
    expect(await carry(tools, { kind: 'card', order: bad }, 1)).toMatchObject({
      is: 'done',
      next: undefined,
    });
    expect(events).toEqual([expect.objectContaining({ is: 'card_failed', code })]);
  });
});
