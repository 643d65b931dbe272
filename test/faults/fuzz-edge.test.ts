import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeEdgeCache } from '../edge/fake-edge-cache.ts';
import { changed, edits, pathIn } from './fuzz-requests.ts';
import { BASE, headline, signed } from './support/keys.ts';
import { pressService } from './support/press-service.ts';

describe('an address, whatever is done to it', () => {
  it('is one cached card for one signature at the edge, and no fault of ours', async () => {
    const { app, clock, lines } = pressService();
    const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
    const path = await signed({ headline: headline() });
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const url = BASE + changed(path, all);
        fc.pre(URL.canParse(url));
        const request = new Request(url);
        const answer = await cache.fetch(request);
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers.get('cache-control')).toBeTruthy();
        if (answer.status === 200 && /^\/[cs]\//.test(pathIn(request.url))) {
          const isKept = answer.headers.get('cf-cache-status') !== 'BYPASS';
          expect([pathIn(request.url), isKept && request.url.includes('?')]).toEqual([path, false]);
        }
      }),
      { numRuns: 1_500 },
    );
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
