import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../../src/source/feed/feed.ts';
import type { FeedMemory } from '../../../src/watch/feed-memory.ts';
import { findNews } from '../../../src/watch/news.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.parse('2026-03-14T12:00:00Z');
const NEW = { seen: [], isKnown: false };
const options = { nowMs: NOW_MS, maxAgeMs: 24 * HOUR_MS };

const dated = (headline: string, hoursAgo: number): FeedItem => ({
  headline,
  id: headline,
  date: new Date(NOW_MS - hoursAgo * HOUR_MS).toISOString(),
});
const handedOn = (seen: FeedMemory['seen']): FeedMemory['seen'] =>
  seen.map((one) => ({ ...one, isHandedOn: true }));
const headlines = ({ news }: Awaited<ReturnType<typeof findNews>>) => news.map(({ item }) => item.headline);

describe('what is new in a feed', () => {
  it('is what is young enough where the feed is new; everything, if it is asked for', async () => {
    const items = [dated('today', 1), dated('last week', 200), { headline: 'undated', id: 'u' }];
    expect(headlines(await findNews(items, NEW, options))).toEqual(['today']);
    expect(headlines(await findNews(items, NEW, { ...options, maxAgeMs: Infinity }))).toEqual([
      'today',
      'last week',
      'undated',
    ]);
  });

  it('is what was not there before, but no old article that comes up again', async () => {
    const { seen } = await findNews([dated('a', 1)], NEW, options);
    const known = { seen: handedOn(seen), isKnown: true };
    const items = [
      dated('b', 0),
      { headline: 'undated', id: 'u' },
      dated('a', 1),
      dated('from the archive', 900),
    ];
    expect(headlines(await findNews(items, known, options))).toEqual(['b', 'undated']);
  });

  it('is an article that says something else, with a greater version even if the clock was set back', async () => {
    const first = await findNews([dated('a', 1)], NEW, options);
    const changed = { ...dated('a', 1), headline: 'a, corrected' };
    const earlier = { ...options, nowMs: NOW_MS - HOUR_MS };
    const { news } = await findNews([changed], { seen: handedOn(first.seen), isKnown: true }, earlier);
    expect(news[0]!.key).toBe(first.news[0]!.key);
    expect(news[0]!.version).toBeGreaterThan(first.news[0]!.version);
    const rotated = { ...dated('a', 1), photo: { src: 'https://cdn.example/p.jpg?token=1' } };
    const again = { ...rotated, photo: { src: 'https://cdn.example/p.jpg?token=2' } };
    const seen = handedOn((await findNews([rotated], NEW, options)).seen);
    expect((await findNews([again], { seen, isKnown: true }, options)).news).toEqual([]);
  });

  it('is what was seen but never handed on, as the same version', async () => {
    const first = await findNews([dated('a', 1)], NEW, options);
    const later = { ...options, nowMs: NOW_MS + 90 * 24 * HOUR_MS };
    const second = await findNews([dated('a', 1)], { seen: first.seen, isKnown: true }, later);
    expect(second.news.map(({ version }) => version)).toEqual(first.news.map(({ version }) => version));
  });

  it('is nothing the second time, whatever is in the feed', async () => {
    const item = fc.record(
      {
        id: fc.string(),
        url: fc.webUrl(),
        headline: fc.string(),
        date: fc.string(),
        standfirst: fc.string(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(item), async (items) => {
        const { news, seen } = await findNews(items as FeedItem[], NEW, options);
        const keys = seen.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(news.every(({ key }) => keys.includes(key))).toBe(true);
        const again = await findNews(items as FeedItem[], { seen: handedOn(seen), isKnown: true }, options);
        expect(again.news).toEqual([]);
        expect(again.seen).toEqual(handedOn(seen));
      }),
      { numRuns: 50 },
    );
  });
});
