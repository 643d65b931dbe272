import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKeyedServer } from '../../cli.ts';
import { startWorker } from '../../workerd.ts';
import { allowList, settings } from './keys.ts';
import { subjectOf, type Subject } from './subject.ts';

/**
 * `presscard serve` with keys and a folder. Its machine is on the other side of the world: no card may show that.
 *
 * @param shared the folder of a service that runs already; by default it gets one of its own.
 */
export async function startNode(shared?: string): Promise<Subject & { readonly folder: string }> {
  const folder = shared ?? mkdtempSync(join(tmpdir(), 'presscard-faults-'));
  writeFileSync(join(folder, 'allowed.txt'), allowList);
  const { stop, ...started } = await startKeyedServer({
    ...settings,
    PRESSCARD_FROZEN_CARDS: join(folder, 'allowed.txt'),
    TZ: 'Pacific/Auckland',
    LANG: 'de_DE.UTF-8',
    PRESSCARD_METRICS: 'public',
    PRESSCARD_STORE: folder,
  });
  const stopAndClear = async (): Promise<void> => {
    await stop();
    if (shared === undefined) rmSync(folder, { recursive: true });
  };
  return { ...(await subjectOf('Node', { ...started, stop: stopAndClear })), folder };
}

/** The Worker with the same keys. */
export async function startWorkerd(vars: Readonly<Record<string, string>> = {}): Promise<Subject> {
  return subjectOf('workerd', await startWorker({ ...settings, ...vars }));
}
