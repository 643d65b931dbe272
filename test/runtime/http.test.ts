import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultCode } from '../../src/errors.ts';
import { ARTICLE_MAX_BYTES, CARD_QUERY_MAX_BYTES, PAGE_MAX_BYTES } from '../../src/limits.ts';
import type { Service } from '../cli.ts';
import { articles } from '../fixtures/articles.ts';
import { ask, askJson, cardPath, type Question } from './ask.ts';
import { services } from './services.ts';

/** Stands in everything that is sent; an answer that repeats it could be made to carry somebody's markup. */
const MARKER = 'zebra7marker';

interface Refusal extends Question {
  readonly title: string;
  readonly status: number;
  readonly code: FaultCode;
  /** The field that the answer names. */
  readonly field?: string;
}

const good = { headline: `Adrift ${MARKER}`, outlet: 'rt' };
const post = (title: string, body: string | Uint8Array, status: number, code: FaultCode, field?: string) =>
  ({
    title,
    method: 'POST',
    path: '/v1/articles',
    body,
    status,
    code,
    ...(field ? { field } : {}),
  }) satisfies Refusal;
const postJson = (title: string, value: unknown, status: number, code: FaultCode, field?: string) =>
  post(title, JSON.stringify(value), status, code, field);
const card = (
  title: string,
  fields: Record<string, string>,
  { status = 422, ...rest }: { status?: number; code: FaultCode; field?: string },
) => ({ title, path: cardPath(fields), status, ...rest }) satisfies Refusal;

const bodyLimitBytes = PAGE_MAX_BYTES + ARTICLE_MAX_BYTES;
const tooLarge = `{"headline":"${MARKER.repeat(bodyLimitBytes / MARKER.length)} and more"}`;

const refusals: readonly Refusal[] = [
  card('no headline', { outlet: 'rt' }, { code: 'headline_missing', field: 'headline' }),
  card('an empty headline', { headline: ' ', outlet: 'rt' }, { code: 'headline_missing', field: 'headline' }),
  card(
    'a headline of characters without width',
    { headline: '\u200b\u200d\u2060\ufeff\u200b', outlet: 'rt' },
    { code: 'headline_blank', field: 'headline' },
  ),
  card(
    'a headline of NUL bytes',
    { headline: '\0\0\0', outlet: 'rt' },
    { code: 'headline_blank', field: 'headline' },
  ),
  card(
    'a kicker longer than any text field',
    { ...good, kicker: MARKER.repeat(400) },
    { code: 'article_invalid', field: 'kicker' },
  ),
  card(
    'a date that is none',
    { ...good, date: `the ${MARKER} of May` },
    { code: 'date_invalid', field: 'date' },
  ),
  card(
    'a day that the month lacks',
    { ...good, date: '2026-02-30' },
    { code: 'date_invalid', field: 'date' },
  ),
  card('no outlet', { headline: MARKER }, { code: 'outlet_missing', field: 'outlet' }),
  card('a word that is no outlet', { ...good, outlet: MARKER }, { code: 'outlet_unknown', field: 'outlet' }),
  card('an unknown template', { ...good, template: MARKER }, { code: 'template_unknown', field: 'template' }),
  card('an unknown size', { ...good, size: MARKER }, { code: 'size_unknown', field: 'size' }),
  card(
    'an unknown way with long headlines',
    { ...good, onOverflow: MARKER },
    { status: 400, code: 'option_invalid', field: 'onOverflow' },
  ),
  card(
    'a headline that fits at no size, when it may not be cut',
    { ...good, headline: `${MARKER} harbour `.repeat(14), onOverflow: 'refuse' },
    { code: 'headline_too_long' },
  ),
  card('an unknown parameter', { ...good, [MARKER]: '1' }, { status: 400, code: 'option_invalid' }),
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    title: `a parameter named ${name}`,
    path: `${cardPath(good)}&${name}=${MARKER}`,
    status: 400,
    code: 'option_invalid' as const,
  })),
  {
    title: 'a parameter that stands there twice',
    path: `${cardPath(good)}&headline=${MARKER}`,
    status: 400,
    code: 'option_invalid',
  },
  {
    title: 'an address that is too long',
    path: cardPath({ ...good, headline: MARKER.repeat(CARD_QUERY_MAX_BYTES / MARKER.length) }),
    status: 414,
    code: 'address_too_long',
  },
  {
    title: 'a card as SVG without headline',
    path: '/card.svg?outlet=rt',
    status: 422,
    code: 'headline_missing',
  },
  { title: 'an unknown address', path: `/${MARKER}`, status: 404, code: 'not_found' },
  { title: 'a format that is not made', path: cardPath(good, 'bmp'), status: 404, code: 'not_found' },
  { title: 'an address that cannot be decoded', path: `/%ff%${MARKER}`, status: 404, code: 'not_found' },
  { title: 'an address with two slashes', path: `//${MARKER}/card.png`, status: 404, code: 'not_found' },
  { title: 'a file of the fonts', path: '/index.json', status: 404, code: 'not_found' },
  { title: 'an address of the file system', path: '/../../../etc/passwd', status: 404, code: 'not_found' },
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) => ({
    title: `${method} of a card`,
    method,
    path: cardPath(good),
    status: 405,
    code: 'method_not_allowed' as const,
  })),
  post('JSON that is cut short', `{"headline": "${MARKER}`, 400, 'article_malformed'),
  post('a form where JSON is expected', `headline=${MARKER}&outlet=rt`, 400, 'article_malformed'),
  postJson('a JSON array', [{ ...good }], 400, 'article_malformed'),
  ...[MARKER, 7, true, null].map((value) =>
    postJson(`the JSON value ${JSON.stringify(value)}`, value, 400, 'article_malformed'),
  ),
  postJson('an object without fields', {}, 422, 'headline_missing', 'headline'),
  postJson('a number as headline', { ...good, headline: 7 }, 422, 'article_invalid', 'headline'),
  postJson('a list as date', { ...good, date: [MARKER] }, 422, 'article_invalid', 'date'),
  postJson('an object as outlet', { ...good, outlet: { id: MARKER } }, 422, 'article_invalid', 'outlet'),
  postJson('null as kicker', { ...good, kicker: null }, 422, 'article_invalid', 'kicker'),
  postJson('a number as text of a page', { text: 7 }, 422, 'article_invalid', 'text'),
  postJson('a page without text', { text: ' \n ' }, 422, 'headline_missing', 'headline'),
  postJson('a page with NUL bytes', { text: `${MARKER}\0` }, 422, 'input_not_text'),
  postJson('a page without an article', { text: MARKER }, 422, 'headline_missing', 'headline'),
  post(
    'a headline nested thousands of lists deep',
    `{"outlet":"rt","headline":${'['.repeat(7_000)}"${MARKER}"${']'.repeat(7_000)}}`,
    422,
    'article_invalid',
    'headline',
  ),
  postJson('an article of more than 16 KB', { ...good, kicker: 'x'.repeat(17_000) }, 413, 'input_too_large'),
  post('bytes that are no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0), 422, 'input_not_text'),
  post('NUL bytes', new Uint8Array(64), 400, 'article_malformed'),
  post('an empty body', '', 422, 'input_empty'),
  post('a body of white space', ' \n\t ', 422, 'input_empty'),
  post('a body over the limit', tooLarge, 413, 'input_too_large'),
  {
    ...post('a body over the limit that does not tell its length', tooLarge, 413, 'input_too_large'),
    length: 'chunked',
  },
  {
    ...post('a body that goes on and on', tooLarge, 413, 'input_too_large'),
    length: 'endless',
  },
];

const methods: readonly { path: string; method: string; allow: string }[] = [
  { path: '/', method: 'DELETE', allow: 'GET, HEAD' },
  { path: '/card.png', method: 'POST', allow: 'GET, HEAD' },
  { path: '/card.svg', method: 'PUT', allow: 'GET, HEAD' },
  { path: '/healthz', method: 'POST', allow: 'GET, HEAD' },
  { path: '/v1/articles', method: 'GET', allow: 'POST' },
];

const routes: readonly Question[] = [
  { method: 'GET', path: '/' },
  { method: 'HEAD', path: '/' },
  { method: 'POST', path: '/', body: 'text=' },
  { method: 'POST', path: '/', body: 'text=The+ferry+leaves+the+pier+at+nine' },
  { method: 'GET', path: cardPath(good) },
  { method: 'HEAD', path: cardPath(good) },
  { method: 'GET', path: cardPath(good, 'svg') },
  { method: 'POST', path: '/v1/articles', body: JSON.stringify(good) },
  { method: 'GET', path: '/healthz' },
  { method: 'GET', path: '/nowhere' },
];

const throughAProxy: readonly Readonly<Record<string, string>>[] = [
  { host: 'cards.example' },
  { host: '127.0.0.1.cards.example' },
  { host: 'localhost.cards.example:8787' },
  { host: '192.168.0.7' },
  { 'x-forwarded-for': '203.0.113.7' },
  { 'x-forwarded-host': 'localhost' },
  { 'x-forwarded-proto': 'https' },
  { forwarded: 'for=203.0.113.7' },
  { via: '1.1 proxy' },
  { 'x-real-ip': '127.0.0.1' },
  { 'cf-connecting-ip': '203.0.113.7' },
];

const fromThisMachine: readonly Readonly<Record<string, string>>[] = [
  { host: 'localhost' },
  { host: 'LOCALHOST:8787' },
  { host: '127.0.0.1:1' },
  { host: '[::1]:8787' },
  { 'cf-connecting-ip': '127.0.0.1' },
  { 'cf-connecting-ip': '::1' },
];

const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
const pageText = readFileSync(new URL('../fixtures/pages/date-first.txt', import.meta.url), 'utf8');
const pageHeadline =
  'Harbour board will NOT close the old quay & promises lamps for every jetty by autumn, says warden';

describe.each(services)('the service on $runtime', ({ start }) => {
  let service: Service;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => service.stop());

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    ask(service.url, { path, headers });

  describe('what it cannot take', () => {
    it.each(refusals)('$title: $status $code', async ({ status, code, field, ...question }) => {
      const answer = await ask(service.url, question);
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');

      const problem = JSON.parse(answer.text);
      expect(problem).toMatchObject({
        type: expect.any(String),
        title: expect.any(String),
        detail: expect.stringMatching(/\.$/),
        status,
        code,
      });
      if (field) expect(problem.fields[0]).toEqual({ field, rule: expect.stringMatching(/./) });
      expect(answer.text + JSON.stringify(answer.headers)).not.toContain(MARKER);
      expect(answer.text).not.toMatch(/\bat .*\.(ts|js|mjs):\d/);
    });

    it.each(methods)(
      '$method of $path is refused with the methods that are allowed',
      async ({ path, method, allow }) => {
        const answer = await ask(service.url, { path, method });
        expect(answer.status).toBe(405);
        expect(answer.headers.allow).toBe(allow);
      },
    );

    it('is served again after all of that', async () => {
      expect((await get('/healthz')).status).toBe(200);
    });
  });

  describe('open mode', () => {
    it.each(throughAProxy)('answers nobody behind a proxy or another name: %o', async (headers) => {
      for (const question of routes) {
        const answer = await ask(service.url, { ...question, headers });
        expect(answer.status).toBe(403);
        expect(answer.headers['cache-control']).toBe('no-store');
        if (question.method !== 'HEAD') expect(JSON.parse(answer.text).code).toBe('host_refused');
      }
    });

    it.each(fromThisMachine)('answers this machine: %o', async (headers) => {
      expect((await get('/healthz', headers)).status).toBe(200);
    });
  });

  it.each(routes)('says itself how long the answer of $method $path may be kept', async (question) => {
    expect((await ask(service.url, question)).headers['cache-control']).toBe('no-store');
  });

  describe('a card', () => {
    it('cannot do anything when it is opened as a document', async () => {
      const answer = await get(cardPath({ ...good, headline: MARKUP }, 'svg'));
      expect(answer.status).toBe(200);
      expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.text).not.toMatch(/<script|<img|onerror|<text|<foreignObject/i);
    });

    it.each(['png', 'svg'])('asked for with HEAD has the headers of the %s and no body', async (ending) => {
      const path = cardPath(articles.greek, ending);
      const head = await ask(service.url, { method: 'HEAD', path });
      const full = await get(path);
      expect(head.status).toBe(200);
      expect(head.bytes).toHaveLength(0);
      expect(full.headers['content-length']).toBe(String(full.bytes.length));
      for (const name of ['content-type', 'content-length', 'cache-control', 'x-content-type-options']) {
        expect([name, head.headers[name]]).toEqual([name, full.headers[name]]);
      }
    });

    it('asked for again is the same file, and is not painted a second time', async () => {
      const path = cardPath({ ...articles.vietnamese, kicker: 'Again' });
      const first = await get(path);
      const second = await get(path);
      expect(first.headers['server-timing']).toMatch(/\bpaint;dur=/);
      expect(second.headers).not.toHaveProperty('server-timing');
      expect(second.headers['content-type']).toBe('image/png');
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    });

    it('that differs in one field alone is another file', async () => {
      const files = await Promise.all(
        [
          good,
          { ...good, size: 'wide' },
          { ...good, template: 'night' },
          { ...good, kicker: 'Sea' },
          { ...good, date: '2026-03-14' },
        ].map(async (fields) => (await get(cardPath(fields))).bytes.toString('base64')),
      );
      expect(new Set(files).size).toBe(5);
    });

    it('with a doubt about its article says so in a header', async () => {
      expect((await get(cardPath(articles.noDate))).headers['presscard-warnings']).toBe('date_missing');
      expect((await get(cardPath(articles.short))).headers).not.toHaveProperty('presscard-warnings');
    });

    it('sets no cookie and does not depend on one', async () => {
      const path = cardPath(articles.short);
      const plain = await get(path);
      const dressed = await get(path, {
        cookie: 'a=b',
        accept: 'image/webp',
        'user-agent': 'Twitterbot/1.0',
      });
      expect(plain.headers).not.toHaveProperty('set-cookie');
      expect(Buffer.compare(plain.bytes, dressed.bytes)).toBe(0);
    });
  });

  describe('the article of a pasted page', () => {
    it('is found, with where each of its fields came from', async () => {
      const answer = await askJson(service.url, '/v1/articles', { text: pageText });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^application\/json\b/);
      const { article, sources, warnings } = JSON.parse(answer.text);
      expect(article).toMatchObject({
        headline: pageHeadline,
        date: '2024-03-14T09:30:00+00:00',
        outlet: { id: 'harbour-post', name: 'The Harbour Post', domain: 'harbourpost.example' },
        lang: 'en',
        dir: 'ltr',
      });
      expect(sources.map(({ field }: { field: string }) => field)).toEqual(
        expect.arrayContaining(['headline', 'date', 'outlet']),
      );
      expect(warnings).toEqual([]);
    });

    it('gives way to the fields that are sent beside it', async () => {
      const answer = await askJson(service.url, '/v1/articles', { text: pageText, outlet: 'rt' });
      expect(JSON.parse(answer.text).article).toMatchObject({ headline: pageHeadline, outlet: { id: 'rt' } });
    });

    it('as JSON with a byte order mark is read like any other', async () => {
      const answer = await ask(service.url, {
        method: 'POST',
        path: '/v1/articles',
        body: `\ufeff${JSON.stringify(good)}`,
      });
      expect(answer.status).toBe(200);
    });
  });

  /** A preview as the studio asks for it, its parts still to be read. */
  const preview = async (value: object): Promise<{ status: number; form: () => Promise<FormData> }> => {
    const { status, headers, bytes } = await askJson(service.url, '/studio/preview', value);
    const type = headers['content-type']!;
    return {
      status,
      form: () => new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData(),
    };
  };

  describe('the studio', () => {
    it('may load nothing but its own script, style and pictures, and stands in no frame', async () => {
      const [one, other] = [await get('/'), await get('/')];
      const policy = one.headers['content-security-policy']!;
      for (const rule of [
        /default-src 'none'/,
        /img-src 'self' blob: data:/,
        /connect-src 'self'/,
        /frame-ancestors 'none'/,
        /base-uri 'none'/,
        /form-action 'self'/,
      ])
        expect(policy).toMatch(rule);
      expect(policy).not.toMatch(/unsafe|\*|http/);
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy).toContain(`style-src 'nonce-${nonce}'`);
      expect(one.text.match(/<script[^>]*>/g)).toEqual([
        `<script id="boot" type="application/json" nonce="${nonce}">`,
        expect.stringMatching(`^<script type="module" src="/studio/[0-9a-f]{16}\\.js" nonce="${nonce}">$`),
      ]);
      expect(one.text).not.toMatch(/\son\w+=/);
      expect(other.headers['content-security-policy']).not.toBe(policy);
      expect(one.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      });
    });

    it('brings its script and its style, which are kept for good, and nothing else from there', async () => {
      const { text } = await get('/');
      for (const [path] of text.matchAll(/\/studio\/[0-9a-f]{16}\.(?:js|css)/g)) {
        const { status, headers, bytes } = await get(path);
        expect(status).toBe(200);
        expect(headers['content-type']).toMatch(path.endsWith('js') ? /^text\/javascript/ : /^text\/css/);
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
        const small = await get(path, { 'accept-encoding': 'gzip' });
        expect(small.headers['content-encoding']).toBe('gzip');
        // wrangler's local server asks for gzip whoever it asks for.
        const whole = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
        expect(gunzipSync(small.bytes).equals(whole)).toBe(true);
        expect(small.bytes.length).toBeLessThan(60_000);
      }
      for (const path of ['/studio/0000000000000000.js', '/studio/..%2fmessages', '/studio/x'])
        expect((await get(path)).status).toBe(404);
    });

    it.each(['en', 'ru', 'ar'])('is in %s where the browser asks for it', async (language) => {
      const { text } = await get('/', { 'accept-language': `xx, ${language};q=0.9, en;q=0.5` });
      expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    });

    it('echoes nothing of its address', async () => {
      const { text } = await get(`/?${new URLSearchParams({ headline: MARKUP, [MARKUP]: MARKUP })}`);
      expect(text).not.toContain('alert(1)');
    });

    it('gets a card and what is known of it in one answer', async () => {
      const { status, form } = await preview({ article: articles.long, size: 'square', fits: true });
      expect(status).toBe(200);
      const parts = await form();
      const card = Buffer.from(await (parts.get('card') as File).arrayBuffer());
      expect([card.toString('latin1', 1, 4), card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([
        'PNG',
        1200,
        1200,
      ]);
      const facts = JSON.parse(parts.get('facts') as string);
      expect(facts).toMatchObject({ size: 'square', template: 'classic', format: 'png', problems: [] });
      expect(Object.keys(facts.fits).sort()).toEqual([
        'classic',
        'og',
        'portrait',
        'square',
        'story',
        'wide',
      ]);
      expect(facts.fits.og.lines.length).toBeGreaterThan(1);
    });

    it('goes on without a field that is not right yet, and says which', async () => {
      const { status, form } = await preview({
        article: { ...good, date: 'the day after', state: 'nothing' },
      });
      expect(status).toBe(200);
      const { problems } = JSON.parse((await form()).get('facts') as string);
      expect(problems.map(({ field }: { field: string }) => field).sort()).toEqual(['date', 'state']);
    });

    it.each([
      { title: 'no outlet', body: { article: { headline: 'Tide' } }, code: 'outlet_missing' },
      { title: 'no such template', body: { article: good, template: 'none' }, code: 'template_unknown' },
      { title: 'no article', body: {}, code: 'request_invalid' },
    ])('is told why there is no card: $title', async ({ body, code }) => {
      const answer = await askJson(service.url, '/studio/preview', body);
      expect([answer.status, JSON.parse(answer.text).code]).toEqual([422, code]);
    });

    it('shows a photo that was sent, in the card and by itself', async () => {
      const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#285' } })
        .jpeg()
        .toBuffer();
      const sent = await ask(service.url, { method: 'PUT', path: '/v1/photos', body: photo });
      const { sha256 } = JSON.parse(sent.text) as { sha256: string };
      const { form } = await preview({ article: { ...good, photo: { sha256, focus: [0.2, 0.8] } } });
      const parts = await form();
      expect((parts.get('card') as File).type).toBe('image/jpeg');
      const shown = await get(`/studio/photos/${sha256}`);
      expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
      expect((await get(`/studio/photos/${'0'.repeat(64)}`)).status).toBe(422);
    });

    it('takes nothing from a page of another site', async () => {
      const origin = 'https://elsewhere.example';
      for (const path of ['/studio/preview', '/v1/cards', '/v1/takedowns', '/v1/articles']) {
        const answer = await ask(service.url, {
          method: 'POST',
          path,
          headers: { origin, 'content-type': 'text/plain' },
          body: JSON.stringify(good),
        });
        expect([path, answer.status, JSON.parse(answer.text).code]).toEqual([path, 403, 'origin_refused']);
      }
    });
  });
});
