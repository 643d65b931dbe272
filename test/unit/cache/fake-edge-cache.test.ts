import { describe, expect, it } from 'vitest';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';

interface Said {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A Worker that says what it is told to, behind the cache, with a clock that the test moves. */
function edge(first: Said, options: { crossVersionCache?: boolean } = {}) {
  const clock = { at: 0, now: () => clock.at };
  const worker = { says: first, asked: [] as Request[] };
  const handler = async (request: Request): Promise<Response> => {
    worker.asked.push(request);
    const { status = 200, headers = {}, body = 'body' } = worker.says;
    const text = request.method === 'HEAD' || [204, 304].includes(status) ? null : body;
    return new Response(text, { status, headers });
  };
  const cache = new FakeEdgeCache(handler, { clock, ...options });
  const ask = async (path = '/c', init: RequestInit = {}) => {
    const response = await cache.fetch(new Request(`https://cards.test${path}`, init));
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      was: response.headers.get('cf-cache-status'),
    };
  };
  const statuses = async (...paths: string[]) => {
    const all = [];
    for (const path of paths) all.push((await ask(path)).was);
    return all;
  };
  return { cache, clock, worker, handler, ask, statuses };
}

const hour = { 'cache-control': 'public, max-age=3600' };

describe('the fake of Workers Cache: what is kept', () => {
  it.each([
    { status: 200, seconds: 7_200 },
    { status: 404, seconds: 180 },
    { status: 405, seconds: 60 },
    { status: 410, seconds: 180 },
    { status: 414, seconds: 60 },
  ])('keeps a $status without Cache-Control for $seconds s', async ({ status, seconds }) => {
    const { ask, clock } = edge({ status });
    await ask();
    clock.at = seconds * 1_000 - 1;
    expect((await ask()).was).toBe('HIT');
    clock.at += 1;
    expect((await ask()).was).toBe('EXPIRED');
  });

  it.each([
    { status: 500 },
    { status: 403 },
    { headers: { 'cache-control': 'no-store' } },
    { headers: { 'cache-control': 'private, max-age=60' } },
    { headers: { ...hour, 'set-cookie': 'a=b' } },
    { headers: { ...hour, vary: '*' } },
    { status: 206, headers: hour },
    { status: 522, headers: hour },
  ])('never keeps %o', async (said) => {
    const { statuses } = edge(said);
    expect(await statuses('/c', '/c')).toEqual(['BYPASS', 'BYPASS']);
  });

  it('keeps a 403 that says it may be kept', async () => {
    expect(await edge({ status: 403, headers: hour }).statuses('/c', '/c')).toEqual(['MISS', 'HIT']);
  });

  it('keeps an answer to a request with credentials only if it is public', async () => {
    const init = { headers: { authorization: 'Bearer x' } };
    const shy = edge({ headers: { 'cache-control': 'max-age=60' } });
    expect((await shy.ask('/c', init)).was).toBe('BYPASS');
    const open = edge({ headers: hour });
    expect((await open.ask('/c', init)).was).toBe('MISS');
  });

  it('runs the Worker for every POST', async () => {
    const { ask, worker } = edge({ headers: hour });
    await ask();
    expect((await ask('/c', { method: 'POST' })).was).toBe('BYPASS');
    expect(worker.asked.length).toBe(2);
  });

  it('believes the more specific of several headers, and shows its own to nobody', async () => {
    const { ask, clock } = edge({
      headers: {
        'cache-control': 'no-store',
        'cloudflare-cdn-cache-control': 'max-age=10',
        'cache-tag': 'a',
      },
    });
    const first = await ask();
    expect(first.was).toBe('MISS');
    expect(first.headers.has('cloudflare-cdn-cache-control')).toBe(false);
    expect(first.headers.has('cache-tag')).toBe(false);
    clock.at = 9_999;
    expect((await ask()).was).toBe('HIT');
  });
});

describe('the fake of Workers Cache: its key', () => {
  it('is path and query as spelled, without host, cookies and agent', async () => {
    const { cache, statuses, ask } = edge({ headers: hour });
    expect(await statuses('/c', '/c?', '/c?a=1&b=2', '/c?b=2&a=1', '/c/')).toEqual(Array(5).fill('MISS'));
    expect((await ask('/c', { headers: { cookie: 'a=b', 'user-agent': 'x' } })).was).toBe('HIT');
    const elsewhere = await cache.fetch(new Request('https://other.test/c'));
    expect(elsewhere.headers.get('cf-cache-status')).toBe('HIT');
  });

  it('has the headers in it that poison caches', async () => {
    const { ask } = edge({ headers: hour });
    await ask();
    expect((await ask('/c', { headers: { 'x-forwarded-host': 'evil.test' } })).was).toBe('MISS');
    expect((await ask('/c', { headers: { 'x-forwarded-scheme': 'https' } })).was).toBe('HIT');
  });

  it('holds the version, unless the cache is shared across versions', async () => {
    const cold = edge({ headers: hour });
    await cold.ask();
    cold.cache.deploy(cold.handler);
    expect((await cold.ask()).was).toBe('MISS');
    const warm = edge({ headers: hour }, { crossVersionCache: true });
    await warm.ask();
    warm.cache.deploy(warm.handler);
    expect((await warm.ask()).was).toBe('HIT');
  });

  it('keeps a variant for each value of the headers in Vary', async () => {
    const { ask } = edge({ headers: { ...hour, vary: 'Accept' } });
    const asked = [];
    for (const accept of ['a', 'b', 'a']) asked.push((await ask('/c', { headers: { accept } })).was);
    expect(asked).toEqual(['MISS', 'MISS', 'HIT']);
  });
});

describe('the fake of Workers Cache: HEAD, conditions, ranges', () => {
  it('fills itself by GET when HEAD was asked, and answers HEAD without a body', async () => {
    const { ask, worker } = edge({ headers: hour });
    expect(await ask('/c', { method: 'HEAD' })).toMatchObject({ was: 'MISS', text: '' });
    expect(worker.asked[0]?.method).toBe('GET');
    expect(await ask()).toMatchObject({ was: 'HIT', text: 'body' });
  });

  it('answers a condition from what it keeps', async () => {
    const { ask, worker } = edge({ headers: { ...hour, etag: '"e"' } });
    await ask();
    expect(await ask('/c', { headers: { 'if-none-match': 'W/"e"' } })).toMatchObject({
      status: 304,
      text: '',
    });
    expect((await ask('/c', { headers: { 'if-none-match': '"old"' } })).status).toBe(200);
    expect(worker.asked.length).toBe(1);
  });

  it('cuts ranges from the whole that it keeps', async () => {
    const { ask } = edge({ headers: hour, body: '0123456789' });
    const range = (value: string) => ask('/c', { headers: { range: value } });
    expect(await range('bytes=0-3')).toMatchObject({ status: 200, text: '0123456789' });
    expect(await range('bytes=0-3')).toMatchObject({ status: 206, text: '0123' });
    expect(await range('bytes=0-524288')).toMatchObject({ status: 206, text: '0123456789' });
    expect(await range('bytes=-2')).toMatchObject({ status: 206, text: '89' });
    expect(await range('bytes=10-')).toMatchObject({ status: 416 });
    expect((await range('bytes=2-4')).headers.get('content-range')).toBe('bytes 2-4/10');
  });
});

describe('the fake of Workers Cache: what is stale', () => {
  const swr = { 'cache-control': 'max-age=10, stale-while-revalidate=60' };

  it('goes out at once and is made anew in the background', async () => {
    const { ask, clock, worker, cache } = edge({ headers: swr, body: 'old' });
    await ask();
    clock.at = 69_999;
    worker.says = { headers: swr, body: 'new' };
    expect(await ask()).toMatchObject({ was: 'UPDATING', text: 'old' });
    await cache.settled();
    expect(await ask()).toMatchObject({ was: 'HIT', text: 'new' });
  });

  it('is not given out after that time', async () => {
    const { ask, clock, worker } = edge({ headers: swr, body: 'old' });
    await ask();
    clock.at = 70_000;
    worker.says = { headers: swr, body: 'new' };
    expect(await ask()).toMatchObject({ was: 'EXPIRED', text: 'new' });
  });

  it.each(['s-maxage=10', 'max-age=10, must-revalidate', 'max-age=10, proxy-revalidate'])(
    'never goes out with %s',
    async (rule) => {
      const { ask, clock, worker } = edge({
        headers: { 'cache-control': `${rule}, stale-while-revalidate=60` },
      });
      await ask();
      clock.at = 10_000;
      worker.says = { status: 503, headers: { 'cache-control': 'no-store' } };
      expect((await ask()).status).toBe(503);
    },
  );

  it('goes out for as long as the Worker fails, or as stale-if-error says', async () => {
    const always = edge({ headers: { 'cache-control': 'max-age=10' } });
    const limited = edge({ headers: { 'cache-control': 'max-age=10, stale-if-error=60' } });
    for (const { ask, worker } of [always, limited]) {
      await ask();
      worker.says = { status: 500 };
    }
    always.clock.at = 1e12;
    expect(await always.ask()).toMatchObject({ was: 'STALE', status: 200 });
    limited.clock.at = 69_999;
    expect((await limited.ask()).was).toBe('STALE');
    limited.clock.at = 70_000;
    expect((await limited.ask()).status).toBe(500);
  });

  it('is kept on when the Worker says that nothing changed', async () => {
    const { ask, clock, worker } = edge({ headers: { ...hour, etag: '"e"' }, body: 'old' });
    await ask();
    clock.at = 3_600_000;
    worker.says = { status: 304, headers: { ...hour, etag: '"e"' } };
    expect(await ask()).toMatchObject({ was: 'REVALIDATED', status: 200, text: 'old' });
    expect(worker.asked[1]?.headers.get('if-none-match')).toBe('"e"');
    expect((await ask()).was).toBe('HIT');
  });
});

describe('the fake of Workers Cache: many at once', () => {
  it('runs the Worker once for an answer that may be kept', async () => {
    const { ask, worker } = edge({ headers: hour });
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => ask()));
    expect(worker.asked.length).toBe(1);
    expect(answers.every(({ text }) => text === 'body')).toBe(true);
  });

  it('runs it for each where the answer may not', async () => {
    const { ask, worker } = edge({ headers: { 'cache-control': 'no-store' } });
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(worker.asked.length).toBe(10);
  });
});

describe('the fake of Workers Cache: purges', () => {
  it('takes out by tag, whatever its capitals, by path and everything', async () => {
    const { cache, statuses } = edge({ headers: { ...hour, 'cache-tag': 'article-A,kid-1' } });
    await statuses('/c', '/s');
    await cache.purge({ tags: ['article-'] });
    expect(await statuses('/c', '/s')).toEqual(['HIT', 'HIT']);
    await cache.purge({ tags: ['ARTICLE-a'] });
    expect(await statuses('/c', '/s')).toEqual(['MISS', 'MISS']);
    await cache.purge({ pathPrefixes: ['/c'] });
    expect(await statuses('/c', '/s')).toEqual(['MISS', 'HIT']);
    await cache.purge({ purgeEverything: true });
    expect(await statuses('/c', '/s')).toEqual(['MISS', 'MISS']);
  });

  it('miss an answer that was on its way', async () => {
    const { cache, ask } = edge({ headers: { ...hour, 'cache-tag': 'a' } });
    const early = ask();
    await cache.purge({ tags: ['a'] });
    await early;
    expect((await ask()).was).toBe('HIT');
  });
});
