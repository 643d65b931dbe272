import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BASE, headline, signed, signedBytes, tokens } from './support/keys.ts';
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
export const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

export function changed(path: string, all: readonly { at: number; cut: number; put: string }[]): string {
  let text = path;
  for (const { at, cut, put } of all) {
    const place = Math.round(at * text.length);
    text = text.slice(0, place) + put + text.slice(place + cut);
  }
  return text.startsWith('/') ? text : `/${text}`;
}

/** What @hono/node-server and wrangler's local server answer by themselves, the latter with “invalid URI”. */
const REFUSED_BEFORE_US = { Node: /^[^?]*\\/, workerd: /[<>`"{}|^\\]/ } as const;

export const pathIn = (url: string): string => url.replace(/^https?:\/\/[^/?#]*/, '').split(/[?#]/)[0]!;

/** Random requests over a socket of a running service. */
export function anyRequest(subjectOf: () => Subject): void {
  it('an address that was changed is never a card that may be kept', async () => {
    const subject = subjectOf();
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
      { numRuns: 200 },
    );
  });

  it('a payload that somebody signed is a card or is refused', async () => {
    const subject = subjectOf();
    const before = subject.log().length;
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
      { numRuns: 100 },
    );
    const since = subject.log().slice(before);
    expect(since.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a body that somebody sends is answered without a fault of ours', async () => {
    const subject = subjectOf();
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
        const answer = await subject.post(route, body, tokens.fuzz);
        expect(answer.status, `${route} ${JSON.stringify(body)}`).toBeLessThan(500);
        expect(answer.headers['cache-control']).toBe('no-store');
      }),
      { numRuns: 120 },
    );
  });
}
