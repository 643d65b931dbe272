import { PresscardError } from '../errors.ts';
import { goOn } from '../service/go-on.ts';
import type { Service } from '../service/service.ts';
import { VERSION } from '../version.ts';
import { causeOf } from '../cause-of.ts';

interface Health {
  readonly status: 200 | 503;
  readonly health: 'ok' | 'busy' | 'failing';
  readonly version: string;
}

/** Proves the service by a real card, at most once in `everyMs`; in between the last result is repeated. */
export function createHealth(
  service: Pick<Service, 'press' | 'printer' | 'later'>,
  { everyMs }: { everyMs: number },
): () => Promise<Health> {
  const { press, printer } = service;
  const { clock, log } = press.ports;
  let checks = 0;
  let last: { at: number; result: Promise<Health> } | undefined;
  const check = async (): Promise<Health> => {
    try {
      const card = printer.print(`health-${checks++}`, {
        article: { headline: 'Ready', outlet: press.outlets.all[0]?.id ?? 'example.org' },
        options: {},
      });
      const { fallback } = await goOn(service, card);
      if (fallback !== undefined) return { status: 503, health: 'failing', version: VERSION };
      return { status: 200, health: 'ok', version: VERSION };
    } catch (error) {
      // Many cards are being made: to take the service away now would only send them elsewhere.
      if (error instanceof PresscardError && error.code === 'busy')
        return { status: 200, health: 'busy', version: VERSION };
      log.write('error', 'health_card_failed', { cause: causeOf(error) });
      return { status: 503, health: 'failing', version: VERSION };
    }
  };
  return () => {
    const at = clock.elapsed();
    if (!last || at - last.at >= everyMs) last = { at, result: check() };
    return last.result;
  };
}
