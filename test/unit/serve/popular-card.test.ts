import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { TAKEDOWNS_MAX_AGE_MS } from '../../../src/limits.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/port.ts';
import { BASE, headline, signed, tokens } from '../../faults/support/keys.ts';
import { pressService, testClock } from '../../faults/support/press-service.ts';

const MB = 1024 * 1024;
const authorization = `Bearer ${tokens.cms}`;

/** A service with a card that was asked for twice, so that it is in memory. */
async function popular(card: object = {}) {
  const clock = testClock();
  const kept = memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: MB });
  const records = { ...kept.records, get: (key: string) => (isDown ? down() : kept.records.get(key)) };
  let isDown = false;
  const store: Store = { ...kept, records };
  const service = pressService({ clock, store, later: (task) => void task() });
  const path = await signed({ headline: headline(), ...card });
  await service.get(path);
  const before = await service.get(path);
  const post = async (route: string, body: object): Promise<Response> =>
    service.app.request(BASE + route, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify(body),
    });
  return { ...service, clock, path, before, post, breakRecords: () => (isDown = true) };
}

const down = (): Promise<never> => Promise.reject(new PresscardError('store_failed', 'It is down.'));
const headersOf = (answer: Response): object =>
  Object.fromEntries([...answer.headers].filter(([name]) => name !== 'server-timing'));

it('a card that came while the store still looked for it is not rendered again', async () => {
  const kept = memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: MB });
  let answerLate: (() => void) | undefined;
  const cards = {
    ...kept.cards,
    async get(key: string) {
      const found = await kept.cards.get(key);
      if (!answerLate) await new Promise<void>((resolve) => (answerLate = resolve));
      return found;
    },
  };
  const clock = testClock();
  const { get, renders } = pressService({ clock, store: { ...kept, cards }, later: (task) => void task() });
  const path = await signed({ headline: headline() });
  const early = get(path);
  await expect.poll(() => answerLate !== undefined).toBe(true);
  await get(path);
  clock.at += 10_000; // so late that nobody remembers the render
  answerLate!();
  expect([(await early).status, renders()]).toEqual([200, 1]);
});

describe('a card that many ask for, answered from memory', () => {
  it('has the headers and bytes that it had when it was rendered', async () => {
    const { get, app, path } = await popular();
    const fresh = await pressService().get(path);
    const again = await get(path);
    expect(headersOf(again)).toEqual(headersOf(fresh));
    const [bytes, others] = await Promise.all([again.arrayBuffer(), fresh.arrayBuffer()]);
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(others))).toBe(0);
    const head = await app.request(BASE + path, { method: 'HEAD' });
    expect(headersOf(head)).toEqual(headersOf(again));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  it('is 304 for whoever has it, and 405 for other methods', async () => {
    const { get, app, path, before } = await popular();
    const etag = before.headers.get('etag')!;
    const held = await get(path, { 'if-none-match': etag });
    expect([held.status, held.headers.get('etag'), held.headers.get('cache-control')]).toEqual([
      304,
      etag,
      before.headers.get('cache-control'),
    ]);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await app.request(BASE + path, { method: 'POST' })).status).toBe(405);
  });

  it('is gone from the moment that it is taken down, and back when that is taken back', async () => {
    const { get, path, post } = await popular();
    await post('/v1/takedowns', { card: path });
    expect((await get(path)).status).toBe(410);
    expect((await get(path, { 'if-none-match': '*' })).status).toBe(410);
    await post('/v1/takedowns', { card: path, withdrawn: false });
    expect((await get(path)).status).toBe(200);
  });

  it('is rendered anew after a purge', async () => {
    const { get, path, before, post, renders, clock } = await popular();
    const tag = before.headers.get('surrogate-key')!.split(' ')[0];
    await post('/v1/purge', { tags: [tag] });
    clock.at += 10_000; // nobody remembers what was just rendered
    expect((await get(path)).status).toBe(200);
    expect(renders()).toBe(2);
  });

  it('ends when its address ends, and its life is counted anew at every answer', async () => {
    const clock = testClock();
    const { get, path, ...service } = await popular({ x: Math.floor(clock.at / 1000) + 600 });
    service.clock.at += 100_000;
    expect((await get(path)).headers.get('cache-control')).toMatch(/^public, max-age=(499|500), must-reval/);
    service.clock.at += 600_000;
    expect((await get(path)).status).toBe(410);
  });

  it('goes out with the last known list when that cannot be read any more', async () => {
    const { get, path, breakRecords, clock, lines } = await popular();
    breakRecords();
    clock.at += TAKEDOWNS_MAX_AGE_MS + 1;
    expect((await get(path)).status).toBe(200);
    expect((await get(path)).status).toBe(200);
    expect(lines.filter(({ event }) => event === 'takedowns_unreadable')).toHaveLength(1);
  });

  it('is one line in the log, like any other', async () => {
    const { get, path, lines } = await popular();
    await get(path);
    const [first, ...others] = lines.filter(({ event }) => event === 'request').map(({ fields }) => fields);
    expect(others).toHaveLength(2);
    for (const line of others) {
      expect({ ...line, ms: 0 }).toEqual({ ...first, ms: 0 });
    }
  });
});
