import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARD_AIM_MAX_BYTES } from '../../src/limits.ts';
import type { Service } from '../cli.ts';
import { sceneFile } from '../fixtures/scenes.ts';
import { ask, askJson } from './ask.ts';
import { services } from './services.ts';

const photo = await sceneFile('crowd');
const face = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#d02020' } })
  .jpeg()
  .toBuffer();
let pictures: Server;
let pictureHost: string;
const followingFetch = globalThis.fetch;

beforeAll(async () => {
  pictures = createServer((request, response) => {
    if (request.url === '/photo.jpg') return response.end(photo);
    if (request.url === '/away') return response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    return response.writeHead(404).end();
  });
  await new Promise<void>((ready) => pictures.listen(0, '127.0.0.1', ready));
  pictureHost = `127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  // The harness sends what the Worker asks through this process's fetch, which would follow redirects.
  globalThis.fetch = (input, init) => followingFetch(input, { ...init, redirect: 'manual' });
});
afterAll(() => {
  globalThis.fetch = followingFetch;
  pictures.closeAllConnections();
  pictures.close();
});

const article = { headline: 'Ferry strike ends after nine days', outlet: 'harbour-post', date: '2026-03-14' };

describe.each(services)('photos on $runtime', ({ start }) => {
  let service: Service;
  beforeAll(async () => {
    service = await start({ PRESSCARD_ALLOW_HOSTS: pictureHost });
  });
  afterAll(() => service.stop());

  const put = (body: Buffer) =>
    ask(service.url, { method: 'PUT', path: '/v1/photos', body, headers: { 'content-type': 'image/jpeg' } });
  const sign = async (named: object) => {
    const { status, text } = await askJson(service.url, '/v1/cards', { ...article, photo: named });
    return { status, answer: JSON.parse(text) };
  };

  it('are sent, signed, shown in the size of their card, and withdrawn', async () => {
    const sent = await put(photo);
    expect(sent.status).toBe(200);
    const { sha256, ...facts } = JSON.parse(sent.text);
    expect(facts).toMatchObject({ width: 1800, height: 1200 });

    const { status, answer } = await sign({ sha256, credit: 'Jane Doe' });
    expect([status, answer.degraded]).toEqual([200, []]);
    const { pathname: path } = new URL(answer.cards.og.url);
    const card = await ask(service.url, { path });
    expect([card.status, card.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(card.headers['x-card-fallback']).toBeUndefined();
    expect(card.bytes.length).toBeLessThan(CARD_AIM_MAX_BYTES);
    const { width, height } = await sharp(card.bytes).metadata();
    expect([width, height]).toEqual([1200, 630]);

    expect((await ask(service.url, { method: 'DELETE', path: `/v1/photos/${sha256}` })).status).toBe(200);
    expect((await ask(service.url, { path })).status).toBe(410);
    expect((await put(photo)).status).toBe(410);
    const reinstated = { photo: sha256, withdrawn: false };
    expect((await askJson(service.url, '/v1/takedowns', reinstated)).status).toBe(200);
  });

  it('are the portrait of an author, until they are withdrawn', async () => {
    const { sha256 } = JSON.parse((await put(face)).text);
    const opinion = { ...article, state: 'opinion', author: { name: 'Jane Doe', portrait: sha256 } };
    const signed = async (value: object) => {
      const { status, text } = await askJson(service.url, '/v1/cards', value);
      return { status, answer: JSON.parse(text) };
    };
    const { status, answer } = await signed(opinion);
    expect([status, answer.degraded, answer.warnings]).toEqual([200, [], []]);
    const { pathname: path } = new URL(answer.cards.og.url);
    expect(path).toMatch(/\.jpg$/);
    const card = await ask(service.url, { path });
    expect([card.status, card.headers['x-card-fallback']]).toEqual([200, undefined]);
    const { data } = await sharp(card.bytes).raw().toBuffer({ resolveWithObject: true });
    const [red, green, blue] = data.subarray(((546 - 44) * 1200 + 72 + 44) * 3);
    expect(red! > 150 && green! < 80 && blue! < 80).toBe(true);

    expect((await ask(service.url, { method: 'DELETE', path: `/v1/photos/${sha256}` })).status).toBe(200);
    expect((await ask(service.url, { path })).status).toBe(410);
    const again = await signed(opinion);
    expect([again.status, again.answer.code]).toEqual([410, 'withdrawn']);
  });

  it.each(['png', 'webp'])('stand on a card in %s too', async (format) => {
    const { sha256 } = JSON.parse((await put(photo)).text);
    const { text } = await askJson(service.url, '/v1/cards', {
      article: { ...article, photo: { sha256 } },
      format,
    });
    const card = await ask(service.url, { path: new URL(JSON.parse(text).cards.og.url).pathname });
    const { format: kind, hasAlpha } = await sharp(card.bytes).metadata();
    expect([card.headers['content-type'], kind, hasAlpha]).toEqual([`image/${format}`, format, false]);
    expect(card.headers['x-card-fallback']).toBeUndefined();
  });

  it('of snow and of noise go out with at most 300 KB, whatever the size', async () => {
    const noise = Buffer.alloc(1200 * 1800 * 3);
    for (let at = 0, state = 1; at < noise.length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      noise[at] = state >>> 24;
    }
    const raw = { raw: { width: 1200, height: 1800, channels: 3 } } as const;
    for (const file of [await sharp(noise, raw).jpeg({ quality: 80 }).toBuffer(), await sceneFile('snow')]) {
      const { sha256 } = JSON.parse((await put(file)).text);
      const { text } = await askJson(service.url, '/v1/cards', {
        article: { ...article, photo: { sha256 } },
        sizes: ['og', 'story'],
      });
      for (const { url, width, height } of Object.values<{ url: string; width: number; height: number }>(
        JSON.parse(text).cards,
      )) {
        const card = await ask(service.url, { path: new URL(url).pathname });
        expect([card.headers['content-type'], card.headers['x-card-fallback']]).toEqual([
          'image/jpeg',
          undefined,
        ]);
        expect(card.bytes.length).toBeLessThanOrEqual(CARD_AIM_MAX_BYTES);
        expect(await sharp(card.bytes).metadata()).toMatchObject({ width, height, isProgressive: true });
      }
    }
  });

  it('are fetched from an address that may be asked, and from no other', async () => {
    const good = await sign({ src: `http://${pictureHost}/photo.jpg` });
    expect([good.status, good.answer.degraded]).toEqual([200, []]);
    for (const src of [
      `http://${pictureHost}/away`,
      'http://127.1/photo.jpg',
      'http://[::ffff:10.0.0.1]/a',
    ]) {
      const { status, answer } = await sign({ src });
      expect([src, status, answer.code]).toEqual([src, 422, 'blocked_host']);
    }
    const recursive = await sign({ src: new URL('/c/v1/photo.jpg', service.url).href });
    expect(recursive.answer.code).toBe('recursive');
  });

  it('are not needed for a card as JPEG or WebP', async () => {
    for (const [format, type] of [
      ['jpg', 'image/jpeg'],
      ['webp', 'image/webp'],
    ]) {
      const path = `/card.${format}?${new URLSearchParams(article)}`;
      const card = await ask(service.url, { path });
      expect([card.status, card.headers['content-type']]).toEqual([200, type]);
    }
  });
});
