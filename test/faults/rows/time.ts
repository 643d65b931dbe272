import { STORE_ANSWER_MAX_MS } from '../../../src/limits.ts';
import sharp from 'sharp';
import { expect } from 'vitest';
import { createPress } from '../../../src/index.ts';
import { nodePorts } from '../../../src/node.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { fault, pressFault, triedIn, type Topic } from '../support/fault.ts';
import { BASE, headline, signed, tokens } from '../support/keys.ts';
import { pressService, testClock } from '../support/press-service.ts';
import { expectCard } from '../support/expect.ts';
import { failing } from './failures.ts';
import { putPhoto } from './photos.ts';

const MB = 1024 * 1024;

interface Photo {
  readonly sha256: string;
  readonly focus: readonly [number, number];
}

export const time: Topic = {
  services: [
    fault(
      78,
      'a card that went out without its photo is asked for again as the whole card, never as 304',
      async ({ ask, get, post }) => {
        const background = { r: 20, g: 90, b: 140 };
        const picture = sharp({ create: { width: 90, height: 60, channels: 3, background } }).png();
        const put = putPhoto(await picture.toBuffer());
        const { sha256, focus } = JSON.parse((await ask(put)).text) as Photo;
        // Withdrawn, and the withdrawal taken back: now it may be shown, and is not there.
        const authorization = `Bearer ${tokens.cms}`;
        await ask({ method: 'DELETE', path: `/v1/photos/${sha256}`, headers: { authorization } });
        await post('/v1/takedowns', { photo: sha256, withdrawn: false });

        const path = await signed({ headline: headline(), photo: { sha256, focus } }, { ext: 'jpg' });
        for (const condition of ['"other"', '*', 'W/"x"']) {
          const lesser = await get(path, { 'if-none-match': condition });
          expect([lesser.status, lesser.headers['x-card-fallback']]).toEqual([200, 'photo_missing']);
          expect(lesser.headers).not.toHaveProperty('etag');
        }
        await ask(put);
        const whole = await get(path, { 'if-none-match': '*' });
        expectCard(whole, { ext: 'jpg' });
        expect((await get(path, { 'if-none-match': whole.headers.etag! })).status).toBe(304);
      },
    ),
  ],

  press: [
    pressFault(10, 'the edge forgets a card when its address ends, even while the Worker fails', async () => {
      const { app, clock } = pressService();
      let isDown = false;
      const cache = new FakeEdgeCache(
        (request) => (isDown ? new Response('', { status: 503 }) : app.fetch(request)),
        { clock },
      );
      for (const leftS of [600, 3 * 86_400]) {
        isDown = false;
        const url =
          BASE + (await signed({ headline: headline(), x: Math.floor(clock.now() / 1000) + leftS }));
        expect((await cache.fetch(new Request(url))).status).toBe(200);
        clock.at += leftS * 1_000;
        expect((await cache.fetch(new Request(url))).status).toBe(410);
        isDown = true;
        expect((await cache.fetch(new Request(url))).status).toBe(503);
      }
    }),

    pressFault(
      77,
      'an outlet whose colour changed has another design, another tag and another place in the store',
      async () => {
        const store = memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 8 * MB });
        const clock = testClock();
        const serviceWith = (colour: string) =>
          pressService({
            store,
            clock,
            press: createPress({
              ports: nodePorts(),
              outlets: builtInOutlets.map((outlet) =>
                outlet.id === 'harbour-post' ? { ...outlet, colour } : outlet,
              ),
            }),
          });
        const designOf = async ({ get }: ReturnType<typeof serviceWith>): Promise<string> =>
          ((await (await get('/v1/design?outlet=harbour-post')).json()) as { v: string }).v;
        const [old, edited] = [serviceWith('#a6192e'), serviceWith('#0b6e6e')];
        const v = await designOf(old);
        expect(await designOf(edited)).not.toBe(v);

        const path = await signed({ headline: headline(), v });
        const before = await old.get(path);
        expect(before.headers.get('cache-control')).toContain('immutable');
        const after = await edited.get(path, { 'if-none-match': before.headers.get('etag')! });
        expect(after.status).toBe(200);
        expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
        expect(after.headers.get('cache-control')).toMatch(/^public, max-age=86400, stale-while-revalidate/);
        expect(edited.renders()).toBe(1);
        expect(await bytesOf(after)).not.toBe(await bytesOf(before));
        // Rolled back, the card of before is still where it was.
        const again = serviceWith('#a6192e');
        expect((await again.get(path)).headers.get('etag')).toBe(before.headers.get('etag'));
        expect(again.renders()).toBe(0);
      },
    ),

    pressFault(78, 'a fallback is asked for again as the whole card, never as 304', async () => {
      const engine = failing(() => new WebAssembly.RuntimeError('unreachable'));
      engine.broken = false;
      const { get, clock } = pressService({
        renderer: engine.over,
        store: memoryStore({ cardsMaxBytes: 1, keptMaxBytes: MB }),
      });
      const path = await signed({ headline: headline() });
      const etag = (await get(path)).headers.get('etag')!;
      engine.broken = true;
      clock.at += 2 * STORE_ANSWER_MAX_MS;
      // The store forgot it, and somebody who has nothing asks.
      expect((await get(path)).headers.get('x-card-fallback')).toBe('render_failed');
      for (const condition of [etag, `W/${etag}`, '*', '"other"']) {
        const still = await get(path, { 'if-none-match': condition });
        expect([still.status, still.headers.get('etag')]).toEqual([200, null]);
      }
      engine.broken = false;
      const whole = await get(path, { 'if-none-match': etag });
      expect([whole.status, whole.headers.get('x-card-fallback'), whole.headers.get('etag')]).toEqual([
        200,
        null,
        etag,
      ]);
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    }),
  ],

  elsewhere: [
    triedIn('test/faults/rows/time.ts', 77, 'on the app: an edited outlet is another deployment'),
    triedIn('test/runtime/upgrades.test.ts', 77, 'a store and addresses of another design'),
  ],
};

async function bytesOf(answer: Response): Promise<string> {
  return Buffer.from(await answer.arrayBuffer()).toString('base64');
}
