import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../../src/card-url/card.ts';
import type { ApiKey } from '../../../src/keys/api-key.ts';
import type { Card } from '../../../src/sign/card.ts';
import { createApp, readSettings } from '../../../src/index.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/port.ts';
import { sceneFile } from '../../fixtures/scenes.ts';
import { testPress, testService } from '../../press.ts';

const MB = 1024 * 1024;
const press = testPress();
const photo = await sceneFile('harbour');
const other = await sceneFile('stage');
let pictures: Server;
let pictureHost: string;
let base = '';

beforeAll(async () => {
  pictures = createServer((request, response) => {
    if (request.url === '/photo.jpg')
      return response.writeHead(200, { 'content-type': 'text/html' }).end(photo);
    if (request.url === '/page') return response.end('<!doctype html><p>Not a photo');
    if (request.url === '/away')
      return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    if (request.url === '/drip') return response.write('.');
    return response.writeHead(500).end();
  });
  await new Promise<void>((ready) => pictures.listen(0, '127.0.0.1', ready));
  pictureHost = `127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  base = `http://${pictureHost}`;
});
afterAll(() => {
  pictures.closeAllConnections();
  pictures.close();
});

function testSetup({ apiKeys = [] as ApiKey[] } = {}) {
  const store: Store = memoryStore({ cardsMaxBytes: 8 * MB, keptMaxBytes: 32 * MB });
  const settings = readSettings({ PRESSCARD_ALLOW_HOSTS: pictureHost });
  const service = testService(press, { store, settings, baseUrl: 'http://cards.example' });
  const app = createApp(apiKeys.length > 0 ? { ...service, mode: 'keys', apiKeys } : service);
  const headers = { host: 'localhost' };
  return {
    store,
    ask: (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
      app.request(`http://localhost${path}`, { ...init, headers: { ...headers, ...init.headers } }),
  };
}
type Ask = ReturnType<typeof testSetup>['ask'];

interface Signed {
  readonly cards: { readonly og: { readonly url: string } };
  readonly degraded: readonly string[];
  readonly warnings: readonly { readonly code: string }[];
  readonly article: { readonly photo?: { readonly sha256?: string; readonly credit?: string } };
  readonly metaTags: string;
  readonly code?: string;
  readonly error?: { readonly code: string };
}

const put = (ask: Ask, body: Buffer, path = '/v1/photos') =>
  ask(path, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': 'image/jpeg' } });
const putUrl = (ask: Ask, url: string) =>
  ask('/v1/photos', {
    method: 'PUT',
    body: JSON.stringify({ url }),
    headers: { 'content-type': 'application/json' },
  });
const article = { headline: 'Ferry strike ends after nine days', outlet: 'harbour-post', date: '2026-03-14' };
const sign = async (ask: Ask, value: unknown): Promise<{ status: number; answer: Signed }> => {
  const response = await ask('/v1/cards', { method: 'POST', body: JSON.stringify(value) });
  return { status: response.status, answer: (await response.json()) as Signed };
};
const pathOf = ({ cards }: Signed): string => new URL(cards.og.url).pathname;
const shaOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { sha256: string }).sha256;

describe('a photo that is sent', () => {
  it('is answered with its name, its size, its focus and its credit', async () => {
    const { ask } = testSetup();
    const credited = await sharp(photo)
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:Credit>Jane Doe/Agency</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>',
      )
      .toBuffer();
    const response = await put(ask, credited);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await response.json()).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      width: 1800,
      height: 1200,
      focus: [expect.any(Number), expect.any(Number)],
      credit: 'Jane Doe/Agency',
    });
  });

  it('keeps the focus that an editor chose', async () => {
    const { ask } = testSetup();
    expect(await (await put(ask, photo, '/v1/photos?focus=0.25,0.75')).json()).toMatchObject({
      focus: [0.25, 0.75],
    });
    const wrong = await put(ask, photo, '/v1/photos?focus=2,0');
    expect([wrong.status, await wrong.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'request_invalid' }),
    ]);
  });

  it.each([
    ['/photo.jpg', 200, undefined],
    ['/page', 415, 'photo_unsupported'],
    ['/missing', 422, 'fetch_failed'],
    ['/away', 422, 'blocked_host'],
  ])('may be named by its address: %s is answered %i', async (path, status, code) => {
    const response = await putUrl(testSetup().ask, base + path);
    expect([response.status, ((await response.json()) as Signed).code]).toEqual([status, code]);
  });

  it('is not fetched from a private host, nor from this service', async () => {
    const { ask } = testSetup();
    for (const [url, code] of [
      ['http://127.0.0.1:1/x.jpg', 'address_refused'],
      ['http://10.0.0.1/x.jpg', 'blocked_host'],
      ['http://cards.example/c/v1/a/b/c.png', 'recursive'],
      ['file:///etc/passwd', 'address_refused'],
    ]) {
      const response = await putUrl(ask, url!);
      expect([url, response.status, ((await response.json()) as Signed).code]).toEqual([url, 422, code]);
    }
  });

  it('is refused while it arrives when it is too large, and whatever it is if it is no photo', async () => {
    const { ask } = testSetup();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += MB;
        controller.enqueue(new Uint8Array(MB));
      },
    });
    const response = await ask('/v1/photos', {
      method: 'PUT',
      body: endless,
      duplex: 'half',
    } as { method: string; body: BodyInit });
    expect([response.status, ((await response.json()) as Signed).code]).toEqual([413, 'photo_too_large']);
    expect(sent).toBeLessThan(30 * MB);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { status } = await put(ask, Buffer.from(bytes));
        expect([415, 422, 413]).toContain(status);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a card with a photo', () => {
  it('is signed as JPEG with the photo in its address, rendered, and shown', async () => {
    const { ask } = testSetup();
    const sha256 = await shaOf(await put(ask, photo));
    const { status, answer } = await sign(ask, {
      article: { ...article, photo: { sha256, credit: 'Jane Doe' } },
    });
    expect([status, answer.degraded, answer.warnings]).toEqual([200, [], []]);
    expect(answer.article.photo).toMatchObject({ sha256, credit: 'Jane Doe' });
    expect(answer.metaTags).toContain('image/jpeg');
    const shown = await ask(pathOf(answer));
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toContain('immutable');
    expect(shown.headers.get('cache-tag')).toContain(`photo-${sha256}`);
    expect((await sharp(await shown.arrayBuffer()).metadata()).format).toBe('jpeg');
  });

  it('takes in a photo that is named by its address, and refuses one that cannot be had', async () => {
    const { ask } = testSetup();
    const good = await sign(ask, { ...article, photo: { src: `${base}/photo.jpg` } });
    expect([good.status, good.answer.degraded]).toEqual([200, []]);
    for (const [src, status, code] of [
      [`${base}/page`, 415, 'photo_unsupported'],
      ['http://[2002:7f00:1::1]/a.jpg', 422, 'blocked_host'],
      ['http://user:pw@example.org/a.jpg', 422, 'address_refused'],
      ['http://cards.example/c/v1/x.png', 422, 'recursive'],
    ] as const) {
      const bad = await sign(ask, { ...article, photo: { src } });
      expect([src, bad.status, bad.answer.code]).toEqual([src, status, code]);
    }
  });

  it('gives up on a photo that drips, and is signed without it only where the article allows that', async () => {
    const { ask } = testSetup();
    const [refused, allowed] = await Promise.all([
      sign(ask, { ...article, photo: { src: `${base}/drip` } }),
      sign(ask, { ...article, photo: { src: `${base}/drip`, optional: true } }),
    ]);
    expect([refused.status, refused.answer.code]).toEqual([504, 'fetch_timeout']);
    expect([allowed.status, allowed.answer.degraded]).toEqual([200, ['photo']]);
    expect(allowed.answer.warnings.map(({ code }) => code)).toContain('photo_left_out');
    expect(allowed.answer.metaTags).toContain('image/png');
  }, 30_000);

  it('names a photo that was sent before', async () => {
    const { ask } = testSetup();
    const { status, answer } = await sign(ask, { ...article, photo: { sha256: 'a'.repeat(64) } });
    expect([status, answer.code]).toEqual([422, 'photo_unknown']);
    const wrong = await sign(ask, { ...article, photo: { sha256: 'A' } });
    expect([wrong.status, wrong.answer.code]).toEqual([422, 'article_invalid']);
  });

  it('in an array names it by its sha256 alone', async () => {
    const { ask } = testSetup();
    const sha256 = await shaOf(await put(ask, photo));
    const { answer } = await sign(ask, [
      { ...article, photo: { sha256 } },
      { ...article, photo: { src: `${base}/photo.jpg` } },
    ]);
    const [first, second] = answer as unknown as readonly Signed[];
    expect(first!.cards.og.url).toMatch(/\.jpg$/);
    expect(second!.error?.code).toBe('request_invalid');
    expect((await ask(pathOf(first!))).headers.get('content-type')).toBe('image/jpeg');
  });

  it('whose photo is gone shows its text for a minute, and the photo again once it is back', async () => {
    const { ask, store } = testSetup();
    const sha256 = await shaOf(await put(ask, photo));
    const { answer } = await sign(ask, [{ ...article, photo: { sha256 } }]);
    const path = pathOf((answer as unknown as readonly Signed[])[0]!);
    await store.photos.delete(sha256);
    const without = await ask(path);
    expect(without.status).toBe(200);
    expect(without.headers.get('x-card-fallback')).toBe('photo_missing');
    expect(without.headers.get('cache-control')).toBe('public, max-age=60');
    expect(without.headers.get('etag')).toBeNull();
    expect((await sharp(await without.arrayBuffer()).metadata()).format).toBe('jpeg');

    await put(ask, photo);
    const again = await ask(path);
    expect([again.status, again.headers.get('x-card-fallback')]).toEqual([200, null]);
    expect(again.headers.get('cache-control')).toContain('immutable');
  });

  it('whose stored photo is damaged shows its text', async () => {
    const { ask, store } = testSetup();
    const sha256 = await shaOf(await put(ask, photo));
    const { answer } = await sign(ask, [{ ...article, photo: { sha256 } }]);
    const item = (await store.photos.get(sha256))!;
    await store.photos.put(sha256, { ...item, bytes: item.bytes.slice(0, 900) });
    const shown = await ask(pathOf((answer as unknown as readonly Signed[])[0]!));
    expect([shown.status, shown.headers.get('x-card-fallback')]).toEqual([200, 'photo_unreadable']);
  });

  it('under an embargo says nothing of it', async () => {
    const { ask } = testSetup();
    const { answer } = await sign(ask, {
      ...article,
      embargo: '2199-01-01T00:00Z',
      photo: { src: `${base}/page` },
    });
    const payload = Buffer.from(pathOf(answer).split('/').at(-1)!.split('.')[0]!, 'base64url').toString();
    expect(payload).not.toContain('photo');
  });
});

describe('a photo that is withdrawn', () => {
  it('is on no card any more, and is neither taken in nor signed again until it is reinstated', async () => {
    const { ask, store } = testSetup();
    const sha256 = await shaOf(await put(ask, photo));
    const { answer } = await sign(ask, { ...article, photo: { sha256 } });
    expect((await ask(pathOf(answer))).status).toBe(200);

    const gone = await ask(`/v1/photos/${sha256}`, { method: 'DELETE' });
    expect([gone.status, await gone.json()]).toEqual([200, { withdrawn: true, sha256 }]);
    expect(await store.photos.get(sha256)).toBeUndefined();
    expect((await ask(pathOf(answer))).status).toBe(410);
    expect((await put(ask, photo)).status).toBe(410);
    expect((await sign(ask, { ...article, photo: { sha256 } })).status).toBe(410);
    const without = await sign(ask, { ...article, photo: { sha256, optional: true } });
    expect([without.status, without.answer.degraded]).toEqual([200, ['photo']]);

    await ask('/v1/takedowns', {
      method: 'POST',
      body: JSON.stringify({ photo: sha256, withdrawn: false }),
    });
    expect((await put(ask, photo)).status).toBe(200);
    expect((await ask(pathOf(answer))).status).toBe(200);
  });

  it('was sent by the key that withdraws it, and by no other, unless that key is for everything', async () => {
    const bearer = { one: 'secret-one', two: 'secret-two', all: 'secret-all' };
    const apiKeys = await Promise.all(
      Object.entries(bearer).map(async ([id, token]): Promise<ApiKey> => {
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
        const outlets = id === 'all' ? [] : ['harbour-post'];
        return { id, hash: Buffer.from(digest).toString('hex'), rate: 'bulk', outlets };
      }),
    );
    const { ask } = testSetup({ apiKeys });
    const by = (id: keyof typeof bearer) => ({ authorization: `Bearer ${bearer[id]}` });
    const send = (id: keyof typeof bearer, body: Buffer) =>
      ask('/v1/photos', { method: 'PUT', body: new Uint8Array(body), headers: by(id) });
    const withdraw = async (id: keyof typeof bearer, sha256: string) =>
      (await ask(`/v1/photos/${sha256}`, { method: 'DELETE', headers: by(id) })).status;

    expect((await ask('/v1/photos', { method: 'PUT', body: 'x' })).status).toBe(401);
    const own = await shaOf(await send('one', photo));
    expect(await withdraw('two', own)).toBe(422);
    expect(await withdraw('one', own)).toBe(200);
    const shared = await shaOf(await send('one', other));
    await send('two', other);
    expect(await withdraw('one', shared)).toBe(403);
    expect(await withdraw('all', shared)).toBe(200);
    expect(await withdraw('all', 'xyz')).toBe(404);
  });
});

const opinionOf = (portrait: string, more: object = {}) => ({
  ...article,
  state: 'opinion',
  author: { name: 'Jane Doe', portrait },
  ...more,
});

describe('the portrait of an author', () => {
  it('stands in the address with its stored focus, or the one that was asked for', async () => {
    const { ask } = testSetup();
    const portrait = await shaOf(await put(ask, photo, '/v1/photos?focus=0.25,0.75'));
    for (const [focus, wanted] of [
      [undefined, [0.25, 0.75]],
      [
        [0.5, 0.1],
        [0.5, 0.1],
      ],
    ]) {
      const author = { name: 'Jane Doe', portrait, ...(focus ? { focus } : {}) };
      const { answer } = await sign(ask, opinionOf(portrait, { author }));
      expect(cardOf(answer).author).toEqual({ name: 'Jane Doe', portrait, focus: wanted });
      expect(answer.article).toMatchObject({ author: { name: 'Jane Doe', portrait } });
    }
  });

  it('is refused where nobody sent it', async () => {
    const { status, answer } = await sign(testSetup().ask, opinionOf('ab'.repeat(32)));
    expect([status, answer.code]).toEqual([422, 'photo_unknown']);
  });

  it('is not in the address of a design that shows none, which the answer says', async () => {
    const { ask } = testSetup();
    const { status, answer } = await sign(ask, opinionOf('ab'.repeat(32), { state: 'news' }));
    expect([status, answer.warnings.map(({ code }) => code)]).toEqual([200, ['portrait_not_drawn']]);
    expect(cardOf(answer).author).toEqual({ name: 'Jane Doe' });
    expect(pathOf(answer)).toMatch(/\.png$/);
  });

  it('is left out of a card when the store has lost it, and the card says so', async () => {
    const { ask, store } = testSetup();
    const portrait = await shaOf(await put(ask, photo));
    // Signed in an array a card is not rendered yet.
    const { answer } = await sign(ask, [opinionOf(portrait)]);
    await store.photos.delete(portrait);
    const card = await ask(pathOf((answer as unknown as Signed[])[0]!));
    expect([card.status, card.headers.get('x-card-fallback')]).toEqual([200, 'photo_missing']);
  });
});

function cardOf(answer: Signed): Card {
  return readCard(pathOf(answer).split('/').at(-1)!.split('.')[0]!);
}
