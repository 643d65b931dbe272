import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import type { Answered, GuardedAsk } from '../../../src/guard/guarded-ask.ts';
import type { FeedMemory } from '../../../src/watch/feed-memory.ts';
import { pollFeed } from '../../../src/watch/poll-feed.ts';
import { feedOf } from '../../feed-site.ts';

const FEED = 'https://harbourpost.example/feed.xml';
const NOW_MS = Date.parse('2026-03-14T12:00:00Z');
const NEW: FeedMemory = { nextAtMs: 0, failures: 0, seen: [], isKnown: false };
const body = feedOf([{ id: 'a', title: 'Ferry strike ends' }]);

type Given = Partial<Omit<Answered, 'headers' | 'bytes'>> & {
  headers?: Record<string, string>;
  body?: string;
};

/** A site that answers so; what it does not know is 404. */
function site(answers: Record<string, Given | PresscardError>) {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const ask: GuardedAsk = async (url, { headers = {} }) => {
    asked.push({ url, headers });
    const given = answers[url] ?? { status: 404 };
    if (given instanceof PresscardError) throw given;
    return {
      status: 200,
      hops: [],
      finalUrl: url,
      ...given,
      headers: new Headers(given.headers),
      bytes: new TextEncoder().encode(given.body ?? ''),
    };
  };
  return {
    asked,
    poll: (memory = NEW) => pollFeed({ ask, userAgent: 'presscard', nowMs: NOW_MS }, FEED, memory),
  };
}

describe('a feed', () => {
  it('is asked for what changed since', async () => {
    const { asked, poll } = site({ [FEED]: { status: 304, headers: { 'cache-control': 'max-age=90' } } });
    const memory = { ...NEW, etag: '"1"', lastModified: 'Sat, 14 Mar 2026 11:00:00 GMT' };
    expect(await poll(memory)).toMatchObject({ kind: 'same', times: { freshS: 90 } });
    expect(asked.at(-1)!.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Sat, 14 Mar 2026 11:00:00 GMT',
    });
  });

  it.each([
    ['for good', [301], 'https://new.example/feed'],
    ['for good, twice', [308, 301], 'https://new.example/feed'],
    ['for now', [302], undefined],
    ['for good and from there for now', [301, 307], 'https://hop1.example/feed'],
  ])('that moved %s is remembered as far as it is for good', async (_, statuses, movedTo) => {
    const hops = statuses.map((status, at) => ({
      status,
      url: at === 0 ? FEED : `https://hop${at}.example/feed`,
    }));
    const { poll } = site({ [FEED]: { body, hops, finalUrl: 'https://new.example/feed' } });
    const found = await poll();
    expect([found.kind, found.remember.movedTo]).toEqual(['read', movedTo]);
  });

  it.each([404, 410])(
    'that is %i where it moved to is looked for at its first address again',
    async (status) => {
      const { poll } = site({ 'https://new.example/feed': { status } });
      const found = await poll({ ...NEW, movedTo: 'https://new.example/feed' });
      expect(found.kind).toBe('failed');
      expect(found.remember).toHaveProperty('movedTo', undefined);
      expect(found.times.isGone).toBe(status === 410);
    },
  );

  it.each([
    ['is not there', { status: 404 }, 'read'],
    ['lets us', { body: 'User-agent: *\nDisallow: /private' }, 'read'],
    ['forbids it to everybody', { body: 'User-agent: *\nDisallow: /feed' }, 'feed_refused'],
    ['forbids it to us', { body: 'User-agent: presscard\nDisallow: /' }, 'feed_refused'],
    ['is broken at the moment', { status: 503 }, 'fetch_failed'],
  ])('whose robots.txt %s', async (_, robots, outcome) => {
    const { asked, poll } = site({ [FEED]: { body }, 'https://harbourpost.example/robots.txt': robots });
    const found = await poll();
    expect(found.kind === 'failed' ? found.fault.code : found.kind).toBe(outcome);
    expect(asked.some(({ url }) => url === FEED)).toBe(outcome === 'read');
    if (!found.remember.robots) return;
    // It is asked once a day.
    await poll({ ...NEW, robots: found.remember.robots });
    expect(asked.filter(({ url }) => url.endsWith('robots.txt'))).toHaveLength(1);
  });

  it.each([
    ['no feed', { body: '<html>' }, 'feed_unreadable'],
    ['nothing', { body: '' }, 'input_empty'],
    ['an error', { status: 500 }, 'fetch_failed'],
    ['not at all', new PresscardError('fetch_timeout', ''), 'fetch_timeout'],
  ])('that answers %s has failed', async (_, answer, code) => {
    const found = await site({ [FEED]: answer }).poll();
    expect(found.kind === 'failed' && found.fault.code).toBe(code);
  });
});
