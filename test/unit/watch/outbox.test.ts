import { describe, expect, it } from 'vitest';
import { OUTBOX_MAX, WATCH_RETRY_S } from '../../../src/limits.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import type { Carried } from '../../../src/watch/carry.ts';
import type { WatchMessage } from '../../../src/watch/message.ts';
import { openOutbox, type Outbox } from '../../../src/watch/outbox.ts';
import type { WebhookEvent } from '../../../src/watch/webhook-event.ts';
import { retryDelayS } from '../../../src/watch/retry-delay.ts';

const card = (key: string, version = 1): WatchMessage => ({
  kind: 'card',
  order: {
    feed: 'https://harbourpost.example/feed',
    key,
    version,
    article: { headline: `${key} ${version}` },
  },
});
const eventOf = (key: string, version = 1): WebhookEvent => ({
  feed: 'https://harbourpost.example/feed',
  key,
  version,
  id: `card_${key}`,
  article: '',
  body: '{}',
});
const DONE: Carried = { is: 'done', cardUrls: [], next: undefined };
const never = new AbortController().signal;

function bench(carry: (message: WatchMessage, tries: number) => Promise<Carried>) {
  const clock = { at: 1_000_000, now: () => clock.at };
  const { records } = memoryStore({ cardsMaxBytes: 1, keptMaxBytes: 100_000_000 });
  const levels: number[] = [];
  const open = () => openOutbox({ records, clock, carry, onWaiting: (waiting) => levels.push(waiting) });
  return { clock, records, levels, open };
}

/** Works, and lets time pass until the next try, to the end. */
async function toTheEnd(outbox: Outbox, clock: { at: number }): Promise<void> {
  for (;;) {
    const nextMs = await outbox.work(never);
    if (nextMs === undefined) return;
    clock.at = nextMs;
  }
}

describe('the outbox', () => {
  it('tries a receiver that never accepts for ten hours, ever less often, and gives up', async () => {
    const at: number[] = [];
    const { clock, open, levels, records } = bench(async (_, tries) => {
      at.push(clock.at);
      return { is: 'again', afterS: retryDelayS(tries, { random: () => 0 }) };
    });
    const outbox = await open();
    await outbox.add({ kind: 'webhook', event: eventOf('a') });
    await toTheEnd(outbox, clock);
    expect(at.slice(1).map((one, index) => (one - at[index]!) / 1000)).toEqual([...WATCH_RETRY_S]);
    expect([outbox.length, levels.at(-1), await records.list('')]).toEqual([0, 0, []]);
  });

  it('never asks sooner than the receiver wants', () => {
    expect(retryDelayS(1, { random: () => 0, retryAfterS: 900 })).toBe(900);
    expect(retryDelayS(5, { random: () => 0, retryAfterS: 1 })).toBe(WATCH_RETRY_S[4]);
    expect(retryDelayS(WATCH_RETRY_S.length + 1, { random: () => 0 })).toBeUndefined();
  });

  it('goes on after a restart where it was, with what follows from what', async () => {
    const done: string[] = [];
    const { clock, open } = bench(async (message, tries) => {
      if (message.kind === 'card' && tries === 1) return { is: 'again', afterS: 60 };
      done.push(`${message.kind} ${tries}`);
      return message.kind === 'card' ? { ...DONE, next: eventOf('a') } : DONE;
    });
    const first = await open();
    await first.add(card('a'));
    await first.work(never);
    const second = await open();
    expect(second.length).toBe(1);
    await toTheEnd(second, clock);
    expect(done).toEqual(['card 2', 'webhook 1']);
    expect((await open()).length).toBe(0);
  });

  it('has one place an article: what is newer takes it, also while the older one is being worked on', async () => {
    const done: number[] = [];
    let meanwhile: (() => Promise<unknown>) | undefined;
    const { open } = bench(async (message) => {
      const { version } = message.kind === 'card' ? message.order : message.event;
      await meanwhile?.();
      meanwhile = undefined;
      done.push(version);
      return version === 2 ? { is: 'again', afterS: 60 } : DONE;
    });
    const outbox = await open();
    await outbox.add(card('a', 1));
    await outbox.add(card('a', 2));
    meanwhile = () => outbox.add(card('a', 3));
    await outbox.work(never);
    expect([done, outbox.length]).toEqual([[2, 3], 0]);
  });

  it('stops between two messages when it is asked to, and keeps the rest', async () => {
    const stop = new AbortController();
    const { open } = bench(async () => {
      stop.abort();
      return DONE;
    });
    const outbox = await open();
    await outbox.add(card('a'));
    await outbox.add(card('b'));
    await outbox.work(stop.signal);
    expect(outbox.length).toBe(1);
  });

  it('takes no more than it has room for', async () => {
    const { open } = bench(async () => DONE);
    const outbox = await open();
    for (let at = 0; at < OUTBOX_MAX; at += 1) await outbox.add(card(`k${at}`));
    expect([await outbox.add(card('one more')), await outbox.add(card('k0', 2))]).toEqual([false, true]);
  });

  it('drops what it cannot read', async () => {
    const { open, records } = bench(async () => DONE);
    const bytes = new TextEncoder().encode('{"tries":0}');
    await records.put('watch.card.x', { bytes, contentType: 'application/json', tags: [] });
    expect((await open()).length).toBe(0);
    expect(await records.list('')).toEqual([]);
  });
});
