import { startKeyedServer } from '../../cli.ts';
import { startWorker } from '../../workerd.ts';
import { settings } from './keys.ts';
import { subjectOf, type Subject } from './subject.ts';

/** `presscard serve` with keys. Its machine is on the other side of the world: no card may show that. */
export async function startNode(env: Readonly<Record<string, string>> = {}): Promise<Subject> {
  return subjectOf(
    'Node',
    await startKeyedServer({
      ...settings,
      TZ: 'Pacific/Auckland',
      LANG: 'de_DE.UTF-8',
      PRESSCARD_METRICS: 'public',
      ...env,
    }),
  );
}

/** The Worker with the same keys. */
export async function startWorkerd(vars: Readonly<Record<string, string>> = {}): Promise<Subject> {
  return subjectOf('workerd', await startWorker({ ...settings, ...vars }));
}
