import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKeys, startService } from '../../load/service-process.ts';
import { program } from '../program.ts';
import { startWorker } from '../workerd.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The compiled command line, which starts faster. */
const script = [program, 'serve'];
const folder = mkdtempSync(join(tmpdir(), 'presscard-smoke-'));
afterAll(() => rmSync(folder, { recursive: true }));

function smoke(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      join(root, 'node_modules/.bin/tsx'),
      [join(root, 'scripts/smoke.ts'), ...args],
      { cwd: root, env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const keys = await makeKeys();

const services = [
  {
    runtime: 'Node',
    start: async () => {
      const service = await startService({
        folder,
        script,
        env: { ...keys.env, PRESSCARD_STORE: join(folder, 'store') },
      });
      return { url: service.url, stop: async () => (service.kill('SIGTERM'), service.ended) };
    },
  },
  {
    runtime: 'workerd',
    start: () => startWorker({ ...keys.env, PUBLIC_BASE_URL: 'https://cards.example.org' }),
  },
];

describe('npm run smoke', () => {
  it.each(services)(
    'finds all well with a service on $runtime, where no edge cache is',
    async ({ start }) => {
      const service = await start();
      try {
        const { status, said } = await smoke([service.url.href], { PRESSCARD_TOKEN: keys.token });
        expect(said).toContain('skipped no edge cache here');
        expect(said).not.toContain('FAILED');
        expect(said).toMatch(/ok {6}a takedown ends it[^]*ok {6}taken back[^]*All is well\.\n$/);
        expect(status).toBe(0);
      } finally {
        await service.stop();
      }
    },
  );

  it('says what to do when the token is missing, and fails', async () => {
    const service = await startService({ folder, script, env: keys.env });
    const { status, said } = await smoke([service.url.href], { PRESSCARD_TOKEN: '' });
    service.kill('SIGTERM');
    await service.ended;
    expect(said).toMatch(/FAILED {2}POST \/v1\/cards[^\n]*: set PRESSCARD_TOKEN/);
    expect(status).toBe(1);
  });

  it('fails at a deployment that refuses to serve, with its reason', async () => {
    const deployed = await startWorker({});
    const { status, said } = await smoke([deployed.url.href]);
    await deployed.stop();
    expect(said).toMatch(/FAILED {2}the health check says ok: 503 .*keys_missing/);
    expect(status).toBe(1);
  });

  it('fails at an edge cache that never has what it was given', async () => {
    const keyed = await startService({ folder, script, env: keys.env });
    // In front of the service stands a cache that tells of a miss every time.
    const edge = createServer(async (request, response) => {
      const body = request.method === 'POST' ? await new Response(request as never).arrayBuffer() : null;
      const headers = request.headers as Record<string, string>;
      const answer = await fetch(new URL(request.url!, keyed.url), {
        method: request.method!,
        body,
        headers: {
          authorization: headers.authorization ?? '',
          'if-none-match': headers['if-none-match'] ?? '',
        },
      });
      response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'cf-cache-status': 'MISS' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => edge.once('listening', resolve));
    const url = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`;
    const { status, said } = await smoke([url], { PRESSCARD_TOKEN: keys.token });
    edge.close();
    keyed.kill('SIGTERM');
    await keyed.ended;
    expect(said).toMatch(
      /FAILED {2}asked again it is a hit.*: Cf-Cache-Status should be HIT; it is 200 MISS/,
    );
    expect(said).toMatch(/ok {6}whoever has it is answered 304/);
    expect(status).toBe(1);
  });

  it.each([[[]], [['nowhere']], [['https://a.example', 'https://b.example']]])(
    'takes one address: %j',
    async (args) => {
      expect(await smoke(args)).toMatchObject({
        status: 2,
        said: expect.stringMatching(/^Use PRESSCARD_TOKEN/),
      });
    },
  );
});
