import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultCode } from '../../src/errors.ts';
import { ARTICLE_MAX_BYTES, CARD_QUERY_MAX_BYTES, FORM_MAX_BYTES, PAGE_MAX_BYTES } from '../../src/limits.ts';
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
  { path: '/', method: 'DELETE', allow: 'GET, HEAD, POST' },
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
  const page = (fields: Record<string, string>) => get(`/?${new URLSearchParams(fields)}`);

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

  describe('the start page', () => {
    it('may load nothing but its own card and its one style', async () => {
      const [one, other] = [await get('/'), await get('/')];
      const policy = one.headers['content-security-policy']!;
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/img-src 'self'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).toMatch(/base-uri 'none'/);
      expect(policy).toMatch(/form-action 'self'/);
      expect(policy).not.toMatch(/unsafe|script-src|\*/);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(one.text).toContain(`<style nonce="${nonce}">`);
      expect(other.headers['content-security-policy']).not.toBe(policy);
      expect(one.headers['x-content-type-options']).toBe('nosniff');
      expect(one.headers['content-type']).toBe('text/html; charset=utf-8');
    });

    it.each([
      'headline',
      'date',
      'outlet',
      'kicker',
      'url',
      'lang',
      'template',
      'size',
      'onOverflow',
      MARKUP,
    ])('shows markup in %s as the text that it is', async (name) => {
      const { text } = await page({ ...good, [name]: MARKUP });
      expect(text).toMatch(/^<!doctype html><html/);
      expect(text).not.toMatch(/<script|<img src=x|<img[^>]*onerror=alert\(1\)>'/i);
      expect(text).not.toContain(MARKUP);
    });

    it('shows markup of a pasted page as the text that it is', async () => {
      const text = `${MARKUP} stands in the headline of the harbour\n14 March 2024\nharbourpost.example\n`;
      const found = await ask(service.url, {
        method: 'POST',
        path: '/',
        body: String(new URLSearchParams({ text })),
      });
      const { text: html } = found.status === 303 ? await get(found.headers.location!) : found;
      expect(html).toContain('<form');
      expect(html).not.toMatch(/<script|<img src=x/i);
    });

    it('turns a pasted page into the filled form', async () => {
      const found = await ask(service.url, {
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: String(new URLSearchParams({ text: pageText })),
      });
      expect(found.status).toBe(303);
      expect(found.bytes).toHaveLength(0);
      const filled = await get(found.headers.location!);
      expect(filled.status).toBe(200);
      expect(fieldOf(filled.text, 'headline')).toContain(pageHeadline.replace('&', '&amp;'));
      expect(fieldOf(filled.text, 'date')).toContain('value="14 Mar, 2024 09:30"');
      expect(filled.text).toMatch(/<img src="\/card\.png\?[^"]*Harbour\+board/);
    });

    it('says that nothing was pasted', async () => {
      const answer = await ask(service.url, { method: 'POST', path: '/', body: 'text=+' });
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(/role="alert">The input is empty/);
    });

    it('asks for the headline when the pasted page has none', async () => {
      const found = await ask(service.url, { method: 'POST', path: '/', body: 'text=hello' });
      expect(found.status).toBe(303);
      const form = await get(found.headers.location!);
      expect(form.status).toBe(422);
      expect(fieldOf(form.text, 'headline')).toContain('class="error"');
    });

    it('refuses a form that is larger than any page', async () => {
      const body = `text=${'a'.repeat(FORM_MAX_BYTES)}`;
      const answer = await ask(service.url, { method: 'POST', path: '/', body });
      expect(answer.status).toBe(413);
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    it.each([
      { name: 'headline', value: '\u200b', rule: /no visible character/ },
      { name: 'date', value: 'the day after', rule: /is not a date/ },
      { name: 'outlet', value: 'nosuch', rule: /no outlet of this name/ },
      { name: 'template', value: 'nosuch', rule: /must be one of classic, frame/ },
      { name: 'size', value: 'huge', rule: /must be one of og, wide/ },
    ])(
      'puts what is wrong with the $name beside that field and keeps what was typed',
      async ({ name, value, rule }) => {
        const { status, text } = await page({ ...good, [name]: value });
        expect(status).toBe(422);
        expect(fieldOf(text, name)).toMatch(/class="error"/);
        expect(fieldOf(text, name)).toMatch(rule);
        for (const other of ['headline', 'date', 'outlet', 'kicker', 'template', 'size'].filter(
          (one) => one !== name,
        )) {
          expect(fieldOf(text, other)).not.toContain('class="error"');
        }
        expect(fieldOf(text, 'outlet')).toContain(`value="${name === 'outlet' ? value : good.outlet}"`);
      },
    );
  });
});

/** The part of the page that belongs to one field. */
function fieldOf(html: string, name: string): string {
  const from = html.indexOf(`<div class="field"><label for="${name}">`);
  expect(from, `there is a field ${name}`).toBeGreaterThan(0);
  const next = html.indexOf('<div class="field">', from + 1);
  const end = html.indexOf('</form>', from);
  return html.slice(from, next === -1 ? end : Math.min(next, end));
}
