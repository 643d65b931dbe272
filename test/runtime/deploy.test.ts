import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';
import { RATE_CLASSES } from '../../src/keys/api-key.ts';
import { makeKeys } from '../../load/service-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'presscard-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run deploy -- --dry-run ARGS`, which reaches no network. */
function deploy(...args: string[]): Promise<{ status: number; said: string }> {
  const tsx = join(root, 'node_modules/.bin/tsx');
  const all = [join(root, 'scripts/deploy.ts'), '--dry-run', '--outdir', join(folder, 'out'), ...args];
  return new Promise((resolve) => {
    execFile(
      tsx,
      all,
      {
        cwd: root,
        env: {
          ...process.env,
          CLOUDFLARE_CF_FETCH_ENABLED: 'false',
          WRANGLER_SEND_METRICS: 'false',
          PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
        },
      },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

/** A file of secrets. @returns its path. */
function written(name: string, settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(folder, name), lines.join(''));
  return join(folder, name);
}

describe('wrangler.jsonc', () => {
  const config = readConfig({ config: join(root, 'wrangler.jsonc') });

  it.each(Object.entries(RATE_CLASSES))('limits keys of the class %s as Node does', (rate, limit) => {
    const binding = config.ratelimits.find(
      ({ name }: { name: string }) => name === `RATE_${rate.toUpperCase()}`,
    );
    expect(binding?.simple).toEqual({ limit, period: 60 });
  });

  it('puts the cache in front of the Worker, and keeps it over a deploy', () => {
    expect(config.cache).toEqual({ enabled: true, cross_version_cache: true });
  });

  it('keeps addresses, which have headlines in them, out of Cloudflare’s logs', () => {
    expect(config.observability?.logs?.invocation_logs).toBe(false);
  });
});

describe('npm run deploy', () => {
  it('has every binding, those that watch feeds where it is asked to, and nothing that wrangler does not know', async () => {
    const { env } = await makeKeys();
    const file = written('good.env', { ...env, PUBLIC_BASE_URL: 'https://cards.example.org' });
    const { status, said } = await deploy('--feeds', '--secrets-file', file);
    expect(status, said).toBe(0);
    for (const name of ['STORE', 'METRICS', 'RATE_STANDARD', 'RATE_BULK', 'ASSETS', 'QUEUE'])
      expect(said).toContain(`env.${name} `);
    expect(said).not.toMatch(/unexpected fields|warning/i);
    expect(existsSync(join(root, 'wrangler.feeds.jsonc'))).toBe(false);
  });

  it('deploys nothing when the file of secrets would not let it serve', async () => {
    const file = written('bad.env', { PRESSCARD_KEYS: 'k1:signing:too-short' });
    const { status, said } = await deploy('--secrets-file', file);
    expect(status).toBe(2);
    expect(said).toMatch(/^wrong: PRESSCARD_KEYS /);
    expect(said).toMatch(/Nothing was deployed/);
    expect(said).not.toContain('too-short');
  });
});
