import { inlineRenderer } from '../../render/inline.ts';
import { plainCards } from '../../render/plain-cards.ts';
import type { Meter } from '../../service/meter.ts';
import { createPrinter, type Printer } from '../../service/printer.ts';
import type { Settings } from '../../settings/settings.ts';
import type { NodePress } from './press.ts';
import { threadRenderer } from './thread-renderer.ts';

/**
 * Cards on threads, which a deadline can end. The plain cards are made in the main thread, so that they are at
 * hand when every thread is lost.
 *
 * @param pressModule a module that makes a newsroom's own press, for each thread.
 */
export async function nodePrinter(
  { press, outlets }: NodePress,
  settings: Pick<Settings, 'PRESSCARD_QUEUE_LENGTH' | 'PRESSCARD_RENDER_DEADLINE_MS'>,
  { meter, pressModule }: { meter: Meter; pressModule?: URL | undefined },
): Promise<Printer> {
  const { log } = press.ports;
  const renderer = threadRenderer({
    deadlineMs: settings.PRESSCARD_RENDER_DEADLINE_MS,
    outlets,
    log,
    ...(pressModule ? { pressModule } : {}),
  });
  const plain = plainCards({ renderer: inlineRenderer(press), outlets: press.outlets });
  const printer = createPrinter({
    press,
    renderer,
    plainCards: plain,
    concurrency: renderer.threads,
    maxWaiting: settings.PRESSCARD_QUEUE_LENGTH,
    deadlineMs: settings.PRESSCARD_RENDER_DEADLINE_MS,
    meter,
  });
  await renderer.ready();
  // The service answers meanwhile; a plain card that is asked for before its turn is made at once.
  plain
    .warm()
    .catch((cause: unknown) => log.write('error', 'plain_cards_not_warm', { cause: String(cause) }));
  return printer;
}
