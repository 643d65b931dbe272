import { expect } from 'vitest';
import { renderCard } from '../../../src/index.ts';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { testPress } from '../../press.ts';
import { expectCard } from '../support/expect.ts';
import { fault, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, signed } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';

/** Days that are another one elsewhere, hours that a clock has twice or never, calendars and digits. */
const dates = [
  { outlet: 'rt', date: '2026-03-29T23:30:00Z' },
  { outlet: 'harbour-post', date: '2026-03-29T01:30:00' },
  { outlet: 'harbour-post', date: '2026-10-25T01:30:00+00:00' },
  { outlet: 'meridian', date: '2025-12-31T23:59:59-01:00' },
  { outlet: 'al-marfa', date: '2026-01-01T00:30:00+14:00' },
  { outlet: 'fanus', date: '2026-03-20T20:40:00Z' },
  { outlet: 'thaa-ruea', date: '2026-02-28T18:00:00Z' },
  { outlet: 'minato', date: '2026-06-30T15:30:00Z', zone: 'America/New_York', locale: 'en-US' },
];

export const deploys: Topic = {
  services: [
    fault(
      59,
      'a card of the running design is kept for good, one of any other or none for a day, and both show the same',
      async ({ get }) => {
        const { text, headers } = await get('/v1/design?outlet=harbour-post');
        expect(headers['cache-control']).toBe('public, max-age=60');
        const { v } = JSON.parse(text) as { v: string };
        const card = { headline: headline() };
        const running = await get(await signed({ ...card, v }));
        expectCard(running, { cacheControl: /^public, max-age=31536000, immutable$/ });
        expect(running.headers['cache-tag']).toContain(`design-${v}`);
        for (const other of [card, { ...card, v: 'aaaaaaaaaaaa' }, { ...card, v: 'v0.0.1_rc' }]) {
          const answer = await get(await signed(other));
          expectCard(answer, {
            cacheControl: /^public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800$/,
          });
          expect(Buffer.compare(answer.bytes, running.bytes)).toBe(0);
          expect(answer.headers.etag).toBe(running.headers.etag);
        }
      },
    ),

    fault(61, 'a date is the same wherever the machine stands and whatever it speaks', async ({ get }) => {
      const press = testPress();
      for (const { outlet, date, ...own } of dates) {
        const card = { headline: headline(), outlet, date, ...own };
        const { bytes } = await renderCard(press, card, {});
        const answer = await get(await signed(card));
        expectCard(answer);
        expect([card, Buffer.compare(answer.bytes, bytes)]).toEqual([card, 0]);
      }
    }),
  ],

  press: [
    pressFault(59, 'a deployment leaves the edge cache warm, and a rollback too', async () => {
      const one = pressService();
      const cache = new FakeEdgeCache((request) => one.app.fetch(request), {
        clock: one.clock,
        crossVersionCache: true,
      });
      const url = BASE + (await signed({ headline: headline() }));
      const before = await cache.fetch(new Request(url));
      const next = pressService({ clock: one.clock });
      cache.deploy((request) => next.app.fetch(request));
      const after = await cache.fetch(new Request(url));
      expect([after.headers.get('cf-cache-status'), after.headers.get('etag')]).toEqual([
        'HIT',
        before.headers.get('etag'),
      ]);
      expect(next.renders()).toBe(0);
    }),
  ],

  elsewhere: [
    triedIn(
      'wrangler.jsonc',
      59,
      'cross_version_cache is a setting of the deployment; npm run smoke asks the real one',
      ['workerd'],
    ),
    triedIn(
      'test/golden/cards.test.ts',
      60,
      'a design that changed fails its golden; `npm run goldens` asks for a new version',
    ),
    triedIn('test/runtime/worker.test.ts', 61, 'every fixture, the same file on both'),
  ],
};
