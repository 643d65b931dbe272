import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../../src/guard/guarded-fetch.ts';
import type { FetchPort } from '../../src/guard/port.ts';
import { pinnedFetch } from '../../src/runtime/node/pinned-fetch.ts';

const MAX_BYTES = 100_000;
let server: Server;
let port = 0;
let sockets = 0;
let seen: IncomingHttpHeaders = {};

const redirect =
  (to: string): RequestListener =>
  (_, response) =>
    response.writeHead(302, { location: to, 'set-cookie': 'session=1' }).end();

const routes: Record<string, RequestListener> = {
  '/photo': (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('photo'),
  '/status': (_, response) => response.writeHead(404).end('<html>'),
  '/empty': (_, response) => response.writeHead(200).end(),
  '/private': redirect('http://10.0.0.1/photo'),
  '/metadata': redirect('http://169.254.169.254/latest'),
  '/file': redirect('file:///etc/passwd'),
  '/password': redirect('http://user:pw@example.com/'),
  '/loop': redirect('/loop'),
  '/nowhere': (_, response) => response.writeHead(302).end(),
  '/hop4': redirect('/hop3'),
  '/hop3': redirect('/hop2'),
  '/hop2': redirect('/hop1'),
  '/hop1': redirect('/photo'),
  '/large': (_, response) => response.end(Buffer.alloc(MAX_BYTES + 1)),
  '/full': (_, response) => response.end(Buffer.alloc(MAX_BYTES)),
  '/short-length': (_, response) =>
    response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nphoto and more'),
  '/long-length': (_, response) =>
    response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\nphoto'),
  '/gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('photo')),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
  '/broken-gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('photo'),
  '/silent': () => undefined,
  '/drip': (_, response) => {
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/endless': (_, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(20_000)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/garbage': (_, response) => response.socket?.end('not http'),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request.headers;
    (routes[request.url ?? ''] ?? routes['/status']!)(request, response);
  });
  server.on('connection', () => (sockets += 1));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A resolver that answers with these addresses, one list a question. */
const resolver = (...answers: string[][]) => {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, options, done) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push(host);
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  };
  return { asked, lookup };
};

/** A resolver that knows nobody. */
const unknownName: LookupFunction = (_host, _options, done) =>
  done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), '', 0);

/** A runtime whose every answer redirects. */
const answering = (location: string): FetchPort => ({
  fetch: async () => new Response(null, { status: 301, headers: { location } }),
});

const local = (path: string, bounds: { timeoutMs?: number; maxBytes?: number } = {}) =>
  createGuardedFetch(pinnedFetch(), { allowHosts: ['127.0.0.1'] })(`http://127.0.0.1:${port}${path}`, {
    maxBytes: MAX_BYTES,
    ...bounds,
  });

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('what a server answers', () => {
  it('comes back with its bytes, its type and its last address', async () => {
    const { bytes, contentType, finalUrl } = await local('/hop3');
    expect({ text: text(bytes), contentType, finalUrl }).toEqual({
      text: 'photo',
      contentType: 'image/jpeg',
      finalUrl: `http://127.0.0.1:${port}/photo`,
    });
  });

  it('is asked for without a cookie or authorisation, after a redirect that sets a cookie too', async () => {
    await local('/hop1');
    expect(seen).toMatchObject({ 'user-agent': 'presscard', accept: '*/*' });
    expect(seen).not.toHaveProperty('cookie');
    expect(seen).not.toHaveProperty('authorization');
  });

  it('is decompressed, and may be empty or just as large as the bound', async () => {
    expect(text((await local('/gzip')).bytes)).toBe('photo');
    expect((await local('/empty')).bytes).toHaveLength(0);
    expect((await local('/full')).bytes).toHaveLength(MAX_BYTES);
  });

  it.each([
    ['/private', 'blocked_host'],
    ['/metadata', 'blocked_host'],
    ['/file', 'address_refused'],
    ['/password', 'address_refused'],
    ['/loop', 'fetch_redirects'],
    ['/hop4', 'fetch_redirects'],
    ['/nowhere', 'fetch_failed'],
    ['/status', 'fetch_failed'],
    ['/garbage', 'fetch_failed'],
    ['/long-length', 'fetch_failed'],
    ['/broken-gzip', 'fetch_failed'],
    ['/large', 'fetch_too_large'],
    ['/bomb', 'fetch_too_large'],
    ['/endless', 'fetch_too_large'],
  ])('is refused where it is wrong: %s as %s', async (path, code) => {
    await expect(local(path)).rejects.toMatchObject({ code });
  });

  it('never holds more than the length that it states', async () => {
    expect(text((await local('/short-length')).bytes)).toBe('pho');
  });

  it.each(['/silent', '/drip'])('may not take longer than the bound: %s', async (path) => {
    await expect(local(path, { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'fetch_timeout',
      status: 504,
    });
  });

  it('is refused as fetch_failed where nobody listens', async () => {
    const fetchIt = createGuardedFetch(pinnedFetch(), { allowHosts: ['127.0.0.1'] });
    await expect(fetchIt('http://127.0.0.1:1/', { maxBytes: 1 })).rejects.toMatchObject({
      code: 'fetch_failed',
    });
  });
});

describe('a name', () => {
  it.each([
    ['private', ['10.0.0.1']],
    ['this machine', ['127.0.0.1']],
    ['this machine by IPv6', ['::1']],
    ['a metadata service', ['169.254.169.254']],
    ['this machine through NAT64', ['64:ff9b::7f00:1']],
    ['a public and a private address', ['93.184.215.14', '127.0.0.1']],
  ])('that resolves to %s is blocked before any connection', async (_, addresses) => {
    const before = sockets;
    const fetchIt = createGuardedFetch(pinnedFetch({ lookup: resolver(addresses).lookup }));
    await expect(fetchIt('http://photos.example.com/', { maxBytes: 1 })).rejects.toMatchObject({
      code: 'blocked_host',
    });
    expect(sockets).toBe(before);
  });

  it('is resolved once: what it would answer the second time is never asked', async () => {
    const { asked, lookup } = resolver(['127.0.0.1'], ['169.254.169.254']);
    const host = `photos.example.com:${port}`;
    const fetchIt = createGuardedFetch(pinnedFetch({ lookup }), { allowHosts: [host] });
    expect(text((await fetchIt(`http://${host}/photo`, { maxBytes: 9 })).bytes)).toBe('photo');
    expect(asked).toEqual(['photos.example.com']);
    await expect(fetchIt(`http://${host}/photo`, { maxBytes: 9 })).rejects.toMatchObject({
      code: 'blocked_host',
    });
  });

  it('is resolved and checked again after a redirect to itself', async () => {
    const { lookup } = resolver(['127.0.0.1'], ['169.254.169.254']);
    const host = `photos.example.com:${port}`;
    const fetchIt = createGuardedFetch(pinnedFetch({ lookup }), { allowHosts: [host] });
    await expect(fetchIt(`http://${host}/hop1`, { maxBytes: 9 })).rejects.toMatchObject({
      code: 'blocked_host',
    });
  });

  it('that nobody knows is fetch_failed', async () => {
    const fetchIt = createGuardedFetch(pinnedFetch({ lookup: unknownName }));
    await expect(fetchIt('http://photos.example.com/', { maxBytes: 1 })).rejects.toMatchObject({
      code: 'fetch_failed',
    });
  });
});

describe('a redirect from https', () => {
  it('does not lead to http', async () => {
    const fetchIt = createGuardedFetch(answering('http://example.com/photo'));
    await expect(fetchIt('https://example.com/', { maxBytes: 1 })).rejects.toMatchObject({
      code: 'address_refused',
    });
  });

  it('does not lead to ourselves', async () => {
    const fetchIt = createGuardedFetch(answering('https://cards.example.com/c/v1/'), {
      ownHosts: ['cards.example.com'],
    });
    await expect(fetchIt('https://example.com/', { maxBytes: 1 })).rejects.toMatchObject({
      code: 'recursive',
    });
  });
});
