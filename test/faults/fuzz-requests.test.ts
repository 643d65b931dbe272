import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeEdgeCache } from '../edge/fake-edge-cache.ts';
import { BASE, headline, signed, signedBytes, tokens } from './support/keys.ts';
import { pressService } from './support/press-service.ts';
import { startNode, startWorkerd } from './support/start.ts';
import type { Subject } from './support/subject.ts';

/** Changes to an address: somewhere something is taken out and something else put in. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 4 }),
  put: fc.oneof(
    fc.constantFrom('', '=', '%', '%2E', '%2F', '/', '\\', '.', '..', '/./', '/../', '+', ';', '?', '#', '~', '%00', '%c3', ':', '@'),
    fc.string({ maxLength: 4 }),
  ),
}); // prettier-ignore
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

function changed(path: string, all: readonly { at: number; cut: number; put: string }[]): string {
  let text = path;
  for (const { at, cut, put } of all) {
    const place = Math.round(at * text.length);
    text = text.slice(0, place) + put + text.slice(place + cut);
  }
  return text.startsWith('/') ? text : `/${text}`;
}

/** What @hono/node-server and wrangler's local server answer by themselves, the latter with “invalid URI”. */
const REFUSED_BEFORE_US = { Node: /^[^?]*\\/, workerd: /[<>`"{}|^\\]/ } as const;

const pathIn = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/, '').split(/[?#]/)[0]!;

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

describe.each([
  { runtime: 'Node', start: () => startNode() },
  { runtime: 'workerd', start: () => startWorkerd() },
])('over a socket of $runtime', ({ start }) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await start();
  });
  afterAll(() => subject.stop());

  it('an address that was changed is never a card that may be kept', async () => {
    const path = await signed({ headline: headline() });
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const spelled = changed(path, all).replaceAll(/[^\x21-\x7e]/g, '%20');
        fc.pre(!REFUSED_BEFORE_US[subject.runtime].test(spelled));
        const answer = await subject.get(spelled);
        expect(answer.status, spelled).toBeLessThan(500);
        expect(answer.headers['cache-control'], spelled).toBeTruthy();
        if (answer.status === 200 && answer.headers['cache-control'] !== 'no-store') {
          // workerd, like the edge before it, tidies a path up before anybody sees it.
          const seen = subject.runtime === 'Node' ? spelled : new URL(spelled, BASE).href;
          expect(pathIn(seen)).toMatch(
            answer.headers['content-type']?.startsWith('image') ? path : /^\/(docs|openapi)/,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a payload that somebody signed is a card or is refused', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    const member = fc.oneof(
      text,
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(null, 0, -1, 1e9, true, [], {}),
    );
    const names =
      'headline date updated kicker standfirst author photo state notice items lang dir locale zone template size theme onOverflow id url urlHash v embargo until x'.split(
        ' ',
      );
    const card = fc.record({
      headline: text,
      outlet: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('rt', 'faros', 'example.org') },
        { weight: 1, arbitrary: text },
      ),
      more: fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), member, { maxKeys: 3 }),
    });
    const payload = fc.oneof(
      {
        weight: 4,
        arbitrary: card.map(({ headline, outlet, more }) => JSON.stringify({ headline, outlet, ...more })),
      },
      { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    );
    await fc.assert(
      fc.asyncProperty(payload, async (json) => {
        fc.pre(json.length < 1_200);
        const answer = await subject.get(await signedBytes(json));
        expect(answer.status, json).toBeLessThan(500);
        expect(answer.headers, json).not.toHaveProperty('x-card-fallback');
        if (answer.status >= 400) expect(answer.headers['cache-control']).toBe('no-store');
      }),
      { numRuns: 150 },
    );
    expect(subject.log().filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a body that somebody sends is answered without a fault of ours', async () => {
    const routes = ['/v1/cards', '/v1/articles', '/v1/takedowns', '/v1/purge'];
    const names = [
      'article',
      'headline',
      'outlet',
      'url',
      'id',
      'sizes',
      'format',
      'template',
      'x',
      'text',
      'card',
      'reason',
      'tags',
      'embargo',
      'zone',
      'date',
      '__proto__',
    ];
    const value = fc.oneof(
      fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }),
      fc.record({ article: fc.record({ headline: fc.string({ unit: 'grapheme' }), outlet: fc.constant('rt'), date: fc.string(), id: fc.string({ unit: 'binary' }) }) }),
      fc.array(fc.jsonValue(), { maxLength: 3 }),
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), value, async (route, body) => {
        const answer = await subject.post(route, body, tokens.cms);
        expect(answer.status, `${route} ${JSON.stringify(body)}`).toBeLessThan(500);
        expect(answer.headers['cache-control']).toBe('no-store');
      }),
      { numRuns: 200 },
    );
  });
});
