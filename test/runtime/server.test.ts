import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeys, startService, type Keys, type ServiceProcess } from '../../load/service-process.ts';
import { PAGE_MAX_BYTES } from '../../src/limits.ts';
import { presscard } from '../cli.ts';
import { program } from '../program.ts';
import { ask } from './ask.ts';
import { rawSocket } from './raw-socket.ts';

/** The compiled command line, which starts faster. */
const script = [program, 'serve'];
const folder = mkdtempSync(join(tmpdir(), 'presscard-server-'));
afterAll(() => rmSync(folder, { recursive: true }));

let keys: Keys;
let service: ServiceProcess;
beforeAll(async () => {
  keys = await makeKeys();
  service = await startService({ folder, script, env: keys.env });
});
afterAll(() => service.kill('SIGKILL'));

describe('what no route ever sees', () => {
  it.each([
    {
      title: 'headers beyond 16 KB',
      request: `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      status: 431,
    },
    {
      title: 'an address beyond 16 KB',
      request: `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      status: 431,
    },
    { title: 'a Host that is none', request: 'GET / HTTP/1.1\r\nHost: a b/c?\r\n\r\n', status: 400 },
    { title: 'no Host at all', request: 'GET / HTTP/1.1\r\n\r\n', status: 400 },
    { title: 'a line that is no request', request: 'zebra7marker\r\n\r\n', status: 400 },
    {
      title: 'two lengths',
      request: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      status: 400,
    },
  ])('$title is answered $status, not to be kept, without an echo', async ({ request, status }) => {
    const connection = await rawSocket(service.url);
    connection.write(request);
    const answer = await connection.until(/\}$/);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} \\w`));
    expect(answer.toLowerCase()).toContain('\r\ncache-control: no-store\r\n');
    expect(answer.toLowerCase()).toContain('\r\ncontent-type: application/problem+json\r\n');
    expect(answer).not.toMatch(/xxxx|zebra7marker/);
    connection.socket.destroy();
  });

  it('is not a Host that is missing in HTTP/1.0, in which load balancers ask for the health', async () => {
    const connection = await rawSocket(service.url);
    connection.write('GET /healthz HTTP/1.0\r\n\r\n');
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 200 OK[^]*"health":"ok"/);
  });

  it('is also an expectation that nobody understands: the route answers', async () => {
    const answer = await ask(service.url, { path: '/healthz', headers: { expect: 'the-unexpected' } });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  });
});

describe('a body beyond its bound', () => {
  it('is refused so that a sender hears it who listens only when all is sent', async () => {
    const body = Buffer.alloc(2 * PAGE_MAX_BYTES, ' ');
    const connection = await rawSocket(service.url);
    connection.socket.pause();
    connection.write(
      `POST /v1/articles HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${keys.token}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await new Promise<void>((sent) => connection.socket.write(body, () => sent()));
    connection.socket.resume();
    expect(await connection.until(/\}$/)).toMatch(/^HTTP\/1\.1 413 [^]*"code":"input_too_large"/);
    connection.socket.destroy();
  });

  it.each([
    { what: 'its size', path: '/v1/photos', authorization: () => `Bearer ${keys.token}`, code: 413 },
    { what: 'who sends it', path: '/v1/photos', authorization: () => 'Bearer nobody', code: 401 },
  ])('and slow to arrive is heard of all the same, when it is refused for $what', async (refused) => {
    const { path, authorization, code } = refused;
    const length = 30 * 1024 * 1024;
    const connection = await rawSocket(service.url);
    const failures: Error[] = [];
    connection.socket.on('error', (error) => failures.push(error)).pause();
    connection.write(
      `PUT ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: ${authorization()}\r\nContent-Length: ${length}\r\n\r\n`,
    );
    // Nothing is read before all is sent, which takes longer than a server likes to wait.
    const piece = Buffer.alloc(length / 15);
    for (let at = 0; at < 15; at += 1) {
      await new Promise<void>((sent) => connection.socket.write(piece, () => sent()));
      await new Promise((resume) => setTimeout(resume, 80));
    }
    connection.socket.resume();
    const answer = await connection.until(/\}$/);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${code} [^]*connection: close`, 'i'));
    expect(failures).toEqual([]);
    connection.socket.destroy();
  });
});

describe('the first lines of presscard serve', () => {
  it('say where it is, with which keys and what it keeps, and no secret', () => {
    const written = service.written();
    expect(written).toMatch(/^presscard on 127\.0\.0\.1:\d+, as https:\/\/cards\.example\.org\n/);
    expect(written).toMatch(/^keys: load signing; API keys: 1\n/m);
    expect(written).toMatch(/^store: memory, which a restart empties/m);
    expect(written).toMatch(/^metrics: http:\/\/127\.0\.0\.1:\d+\/metrics\n/m);
    expect(written).not.toContain(keys.key.secret);
    expect(written).not.toContain(keys.token);
  });

  it('are an error and the end when a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = String((other.address() as AddressInfo).port);
    const env = { ...keys.env, PUBLIC_BASE_URL: 'https://cards.example.org' };
    const runs = await Promise.all([
      presscard(['serve'], { env: { ...env, PORT: taken, PRESSCARD_METRICS: 'off' } }),
      presscard(['serve'], { env: { ...env, PORT: '0', PRESSCARD_METRICS_PORT: taken } }),
    ]);
    other.close();
    for (const { status, stderr } of runs) {
      expect(stderr).toContain(`presscard: option_invalid: Port ${taken} is taken.`);
      expect(status).toBe(2);
    }
  });
});

describe('a service with HOST=0.0.0.0', () => {
  let everywhere: ServiceProcess;
  beforeAll(async () => {
    everywhere = await startService({ folder, script, env: { ...keys.env, HOST: '0.0.0.0' } });
  });
  afterAll(() => everywhere.kill('SIGKILL'));

  it('answers on every address of the machine, its metrics on this machine alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    const [url, metrics] = [new URL(everywhere.url), new URL(everywhere.metricsUrl)];
    url.hostname = metrics.hostname = outside ?? '127.0.0.1';
    expect((await ask(url, { path: '/healthz' })).status).toBe(200);
    expect((await ask(url, { path: '/metrics' })).status).toBe(404);
    if (outside) await expect(ask(metrics, { path: '/metrics' })).rejects.toThrow(/ECONNREFUSED/);
  });

  it('lets an open request finish at SIGTERM, takes no new one, and leaves no connection that merely stays', async () => {
    const kept = await rawSocket(everywhere.url);
    kept.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await kept.until(/"health":"ok"[^}]*\}$/);
    const silent = await rawSocket(everywhere.url);

    const body = JSON.stringify({ headline: 'Ferry strike ends', outlet: 'harbour-post' });
    const open = await rawSocket(everywhere.url);
    // The answer `100 Continue` tells that the request has arrived and is being worked on.
    open.write(
      `POST /v1/articles HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${keys.token}\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await open.until(/^HTTP\/1\.1 100 /);
    everywhere.kill('SIGTERM');
    await Promise.all([kept.ended, silent.ended]);
    await expect(ask(everywhere.url, { path: '/healthz' })).rejects.toThrow(/ECONNREFUSED/);
    open.write(body);
    expect(await open.ended).toMatch(/HTTP\/1\.1 200 OK[^]*connection: close[^]*"Ferry strike ends"/i);
    expect(await everywhere.ended).toBe(0);
  });
});

describe('the end of a service', () => {
  it('comes at SIGTERM even if a request never does', async () => {
    const endless = await rawSocket(service.url);
    endless.write('POST /v1/articles HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n');
    endless.write(`Authorization: Bearer ${keys.token}\r\n\r\n`);
    await endless.until(/^HTTP\/1\.1 100 /);
    service.kill('SIGTERM');
    await endless.ended;
    expect(await service.ended).toBe(0);
  });
});
