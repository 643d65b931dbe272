import type { Service } from '../service/service.ts';
import { VERSION } from '../version.ts';
import { causeOf } from './problem.ts';

interface Health {
  readonly status: 200 | 503;
  readonly health: 'ok' | 'failing';
  readonly version: string;
}

/** Proves the service by a real card, at most once in `everyMs`; in between the last result is repeated. */
export function createHealth(
  { press, printer }: Service,
  { everyMs }: { everyMs: number },
): () => Promise<Health> {
  const { clock, log } = press.ports;
  let checks = 0;
  let last: { at: number; result: Promise<Health> } | undefined;
  const check = async (): Promise<Health> => {
    try {
      const { fallback } = await printer.print(`health-${checks++}`, {
        article: { headline: 'Ready', outlet: press.outlets.all[0]?.id ?? 'example.org' },
        options: {},
      });
      if (fallback !== undefined) return { status: 503, health: 'failing', version: VERSION };
      return { status: 200, health: 'ok', version: VERSION };
    } catch (error) {
      log.write('error', 'health_card_failed', { cause: causeOf(error) });
      return { status: 503, health: 'failing', version: VERSION };
    }
  };
  return () => {
    if (!last || clock.now() - last.at >= everyMs) last = { at: clock.now(), result: check() };
    return last.result;
  };
}
