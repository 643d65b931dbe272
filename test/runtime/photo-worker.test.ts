import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { differenceCiede2000 } from 'culori';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import type { StoredPhoto } from '../../src/photo/take-photo.ts';
import {
  cmykJpeg,
  colourFixtures,
  greyFixtures,
  patches,
  readChart,
  turnedChart,
} from '../fixtures/photos.ts';
import { blackPng } from '../fixtures/png-of.ts';

let worker: ReturnType<typeof createTestHarness>;
let url: URL;
let server: Server;
let host = '';
let asked = 0;
const followingFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    if (request.url === '/photo') return response.end('photo');
    if (request.url === '/gzip')
      return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    if (request.url === '/private') return response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end();
    if (request.url === '/hop') return response.writeHead(302, { location: '/photo' }).end();
    if (request.url === '/drip') return response.write('.');
    return response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';
  // The harness sends what the Worker asks through this process's fetch, which would follow redirects.
  globalThis.fetch = (input, init) => followingFetch(input, { ...init, redirect: 'manual' });
  worker = createTestHarness({
    root: fileURLToPath(new URL('../workers', import.meta.url)),
    workers: [{ configPath: 'photo.jsonc', vars: { ALLOW_HOSTS: host } }],
  });
  ({ url } = await worker.listen());
});
afterAll(async () => {
  globalThis.fetch = followingFetch;
  server.closeAllConnections();
  server.close();
  await worker.close();
});

const ask = async (target: string): Promise<unknown> =>
  (await fetch(new URL(`/fetch?url=${encodeURIComponent(target)}`, url))).json();

const take = (body: Buffer): Promise<Response> =>
  fetch(new URL('/take', url), { method: 'POST', body: new Uint8Array(body) });
const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: string }).code;
const factsOf = (answer: Response): Omit<StoredPhoto, 'bytes'> =>
  JSON.parse(decodeURIComponent(answer.headers.get('x-facts')!));
const shown = async (answer: Response): Promise<string[]> => {
  const photo = sharp(Buffer.from(await answer.arrayBuffer()), { ignoreIcc: true }).ensureAlpha();
  const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
  return readChart({ width: info.width, height: info.height, rgba: new Uint8Array(data) });
};
const difference = differenceCiede2000();

describe('a photo taken in inside workerd', () => {
  it.each(Object.entries(colourFixtures))('keeps its colours: %s', async (_, make) => {
    const answer = await take(await make());
    expect(answer.status).toBe(200);
    const colours = await shown(answer);
    expect(Math.max(...colours.map((colour, at) => difference(colour, patches[at]!)))).toBeLessThan(3);
  });

  it.each(Object.entries(greyFixtures))('is taken: %s', async (_, make) => {
    expect((await take(await make())).status).toBe(200);
  });

  it('stands upright', async () => {
    const answer = await take(await turnedChart(6));
    expect(factsOf(answer)).toMatchObject({ width: 160, height: 120 });
  });

  it('is refused with a code where it is in CMYK, too large, of another kind or damaged, and the next is taken', async () => {
    expect(await codeOf(await take(await cmykJpeg()))).toBe('photo_colour_space');
    expect(await codeOf(await take(blackPng(4000, 2001)))).toBe('photo_too_large');
    expect(await codeOf(await take(Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('photo_too_large');
    expect(await codeOf(await take(Buffer.from('GIF89a')))).toBe('photo_unsupported');
    const whole = await colourFixtures['an sRGB JPEG without a profile']();
    expect(await codeOf(await take(whole.subarray(0, 500)))).toBe('photo_unreadable');
    expect((await take(whole)).status).toBe(200);
  });

  it('may have eight megapixels, several times over and at once', async () => {
    const noise = {
      create: {
        width: 3464,
        height: 2309,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 20 },
      },
    } as const;
    const large = await sharp(noise).jpeg({ quality: 80 }).toBuffer();
    const answers = await Promise.all([take(large), take(large), take(large)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const facts = factsOf(answers[0]!);
    expect([facts.width, facts.height]).toEqual([2450, 1633]);
    expect(factsOf(answers[2]!).sha256).toBe(facts.sha256);
  });
});

describe('an address fetched inside workerd', () => {
  it('is read, behind a redirect too', async () => {
    expect(await ask(`http://${host}/hop`)).toMatchObject({
      text: 'photo',
      finalUrl: `http://${host}/photo`,
    });
  });

  it.each([
    ['/private', 'blocked_host'],
    ['/loop', 'fetch_redirects'],
    ['/gzip', 'fetch_too_large'],
    ['/drip', 'fetch_timeout'],
    ['/missing', 'fetch_failed'],
  ])('is refused where it is wrong: %s as %s', async (path, code) => {
    expect(await ask(`http://${host}${path}`)).toEqual({ code });
  });

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://localhost/',
    'http://169.254.169.254/',
    'http://[2002:7f00:1::1]/',
  ])('is blocked before anything is asked: %s', async (target) => {
    const before = asked;
    expect(await ask(target)).toEqual({ code: 'blocked_host' });
    expect(asked).toBe(before);
  });
});
