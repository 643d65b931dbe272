import { expect } from 'vitest';
import { newKey } from '../../../src/keys/new-key.ts';
import { presscard } from '../../cli.ts';
import { startWorker } from '../../workerd.ts';
import { fault, triedIn, type Topic } from '../support/fault.ts';
import { settings, signed } from '../support/keys.ts';

export const starting: Topic = {
  services: [
    fault(
      13,
      'a start with keys that are missing, short or published is refused, with the command that makes them',
      async ({ runtime }) => {
        const secret = 'sample-secret-of-the-documents-0123456789ab';
        const bad = ['', 'k1:signing:tooshort', `k1:signing:${secret}`];
        for (const PRESSCARD_KEYS of runtime === 'Node' ? bad : bad.slice(2)) {
          const told =
            runtime === 'Node' ? await refusedStart(PRESSCARD_KEYS) : await refusedWorker(PRESSCARD_KEYS);
          expect(told).toContain('presscard keys new');
          expect(told).not.toContain('tooshort');
          expect(told).not.toContain(secret);
        }
      },
    ),
  ],
  elsewhere: [
    triedIn('test/runtime/cli.test.ts', 72, 'presscard serve without keys', ['Node']),
    triedIn('test/runtime/worker.test.ts', 72, 'a Worker deployed without keys', ['workerd']),
  ],
};

async function refusedStart(PRESSCARD_KEYS: string): Promise<string> {
  const env = { ...settings, PRESSCARD_KEYS, PORT: '0' };
  const [start, check] = await Promise.all([
    presscard(['serve'], { env }),
    presscard(['config', 'check'], { env }),
  ]);
  expect(start.status).toBe(2);
  expect(check.status).not.toBe(0);
  return start.stderr + check.stderr;
}

async function refusedWorker(PRESSCARD_KEYS: string): Promise<string> {
  const worker = await startWorker({ ...settings, PRESSCARD_KEYS });
  try {
    const path = await signed({ headline: 'Tide' }, { key: newKey({ id: 'k1', outlets: [] }) });
    const response = await fetch(new URL(path, worker.url));
    expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store']);
    return await response.text();
  } finally {
    await worker.stop();
  }
}
