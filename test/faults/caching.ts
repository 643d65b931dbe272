import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { signShare } from '../../src/sign/sign.ts';
import { scriptPath } from '../../src/studio/page.tsx';
import { testService } from '../press.ts';
import type { Answer, Question } from '../runtime/ask.ts';
import { BASE, CMS_ORIGIN, headline, keys, signed, tokens } from './support/keys.ts';
import type { Subject } from './support/subject.ts';

/** A request that a route answers well, and how long that answer may be kept. */
interface Good {
  readonly path: string;
  readonly body?: string | object | Uint8Array;
  /** Of the page whose form it is. */
  readonly origin?: string;
  /** What is done before; its answer's sha256 takes the place of the zeros in the path. */
  readonly first?: Question;
  readonly keeps: RegExp;
}

const NEVER = /^no-store$/;
const article = { headline: 'Tide at nine', outlet: 'harbour-post' };
const card = await signed({ headline: headline() });
const page = (await signShare({ key: keys.main, card: { headline: headline(), outlet: 'rt' } })).path;
const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
  .jpeg()
  .toBuffer();

/** One for every route: a new route fails the tests until it stands here. */
const good: Readonly<Record<string, Good>> = {
  'GET /c/*': {
    path: card,
    keeps: /^public, max-age=86400, stale-while-revalidate=\d+, stale-if-error=\d+$/,
  },
  'GET /s/*': {
    path: page,
    keeps: /^public, max-age=86400, stale-while-revalidate=\d+, stale-if-error=\d+$/,
  },
  'POST /v1/cards': { path: '/v1/cards', body: { article }, keeps: NEVER },
  'POST /v1/articles': { path: '/v1/articles', body: article, keeps: NEVER },
  'POST /v1/takedowns': {
    path: '/v1/takedowns',
    body: { article: { outlet: 'rt', id: 'none' }, withdrawn: false },
    keeps: NEVER,
  },
  'GET /v1/takedowns': { path: '/v1/takedowns', keeps: NEVER },
  'POST /v1/purge': { path: '/v1/purge', body: { tags: ['card-0'] }, keeps: NEVER },
  'GET /v1/verify': { path: `/v1/verify?url=${encodeURIComponent(BASE + card)}`, keeps: NEVER },
  'GET /v1/design': { path: '/v1/design?outlet=rt', keeps: /^public, max-age=60$/ },
  'GET /v1/fallbacks': { path: '/v1/fallbacks', keeps: NEVER },
  'GET /openapi.json': { path: '/openapi.json', keeps: /^public, max-age=300$/ },
  'GET /docs': { path: '/docs', keeps: /^public, max-age=300$/ },
  'GET /card.png': { path: '/card.png?headline=Tide&outlet=rt', keeps: NEVER },
  'PUT /v1/photos': { path: '/v1/photos', body: photo, keeps: NEVER },
  'DELETE /v1/photos/:sha256': { path: `/v1/photos/${'0'.repeat(64)}`, keeps: NEVER },
  'GET /card.jpg': { path: '/card.jpg?headline=Tide&outlet=rt', keeps: NEVER },
  'GET /card.webp': { path: '/card.webp?headline=Tide&outlet=rt', keeps: NEVER },
  'GET /card.svg': { path: '/card.svg?headline=Tide&outlet=rt', keeps: NEVER },
  'GET /': { path: '/', keeps: NEVER },
  'POST /studio/preview': { path: '/studio/preview', body: { article }, keeps: NEVER },
  'POST /studio/session': {
    path: '/studio/session',
    body: `token=${tokens.cms}`,
    origin: BASE,
    keeps: NEVER,
  },
  'POST /studio/sign-out': { path: '/studio/sign-out', origin: BASE, keeps: NEVER },
  'GET /studio/photos/:sha256': {
    path: `/studio/photos/${'0'.repeat(64)}`,
    first: { method: 'PUT', path: '/v1/photos', body: photo },
    keeps: /^private, max-age=3600$/,
  },
  'GET /studio/:asset': { path: scriptPath, keeps: /^public, max-age=31536000, immutable$/ },
  'POST /v1/doctor': { path: '/v1/doctor', body: { url: 'https://nobody.example/' }, keeps: NEVER },
  'GET /doctor': { path: '/doctor', keeps: NEVER },
  'POST /doctor': { path: '/doctor', body: 'url=nobody.example', keeps: NEVER },
  'GET /healthz': { path: '/healthz', keeps: NEVER },
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'];
const bodies = ['', '{}', '[]', '{"', '[1]', '{"article":7}', '\u0000', 'x'.repeat(20_000)];
const authorization = `Bearer ${tokens.caching}`;
const routes = createApp(testService())
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => `${method} ${path}`);

function bodyOf(body: Good['body']): string | Uint8Array {
  if (body instanceof Uint8Array) return body;
  return typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
}

/** Names its Cache-Control; what is no success is never kept. */
function expectNamed(question: Question, answer: Answer): void {
  const told = `${question.method} ${question.path} ${answer.status}`;
  const { 'cache-control': cacheControl } = answer.headers;
  expect(cacheControl, told).toBeTruthy();
  if (answer.status >= 400) expect(`${told}: ${cacheControl}`).toBe(`${told}: no-store`);
  expect(answer.status, told).toBeLessThan(500);
}

/** Row 26, on a running service. */
export function everyAnswerNamesItsCacheControl(subject: () => Subject): void {
  const asked = async (question: Question): Promise<Answer> => {
    const answer = await subject().ask(question);
    expectNamed(question, answer);
    return answer;
  };

  it('there is a good request of every route to try', () => {
    expect(new Set(routes)).toEqual(new Set(Object.keys(good)));
  });

  const sha256Of = async (question: Question): Promise<string> =>
    (JSON.parse((await subject().ask(question)).text) as { sha256: string }).sha256;

  it.each(Object.entries(good))('%s', async (route, { path: given, body, origin, first, keeps }) => {
    const method = route.split(' ')[0]!;
    const text = bodyOf(body);
    const path = first
      ? given.replace('0'.repeat(64), await sha256Of({ ...first, headers: { authorization } }))
      : given;
    const headers = origin === undefined ? { authorization } : { authorization, origin };
    const answer = await asked({ method, path, headers, body: text });
    expect(answer.status, answer.text.slice(0, 200)).toBeLessThan(400);
    expect(answer.headers['cache-control']).toMatch(keeps);
    if (method === 'GET') {
      const head = await asked({ method: 'HEAD', path, headers: { authorization } });
      expect(head.headers['cache-control']).toMatch(keeps);
    }

    const bare = path.replace(/\?.*/, '');
    await asked({ method, path, body: text }); // without a key
    await asked({ method, path, headers: { authorization: 'Basic x' }, body: text });
    await asked({ method, path: `${bare}?${'x'.repeat(9_000)}`, headers: { authorization } });
    await asked({ method, path: `${bare}/more`, headers: { authorization } });
    for (const other of METHODS) {
      await asked({
        method: other,
        path,
        headers: { authorization },
        body: ['GET', 'HEAD'].includes(other) ? '' : '{}',
      });
    }
    if (method === 'POST') {
      for (const broken of bodies) await asked({ method, path, headers: { authorization }, body: broken });
    }
    for (const origin of [CMS_ORIGIN, 'https://evil.example']) {
      const preflight = { origin, 'access-control-request-method': method };
      await asked({ method: 'OPTIONS', path, headers: preflight });
      await asked({ method, path, headers: { origin, authorization }, body: text });
    }
  });

  it.each([
    '/nowhere',
    '/c',
    '/c/',
    '/s',
    '/s/',
    '/v1',
    '/v1/nothing',
    '/metrics.txt',
    '/favicon.ico',
    '/%ff',
  ])('nothing at %s', async (path) => {
    for (const method of METHODS) {
      const answer = await subject().ask({ method, path });
      expectNamed({ method, path }, answer);
      expect([404, 405]).toContain(answer.status);
    }
  });

  it('/metrics, where somebody may read it', async () => {
    for (const method of METHODS) {
      expectNamed({ method, path: '/metrics' }, await subject().ask({ method, path: '/metrics' }));
    }
  });
}
