import { inlineRenderer } from '../render/inline.ts';
import { plainCards } from '../render/plain-cards.ts';
import { createService, type ServiceParts } from './create-service.ts';
import { noMeter } from './meter.ts';
import { createPrinter } from './printer.ts';
import type { Service } from './service.ts';

type Given = 'mode' | 'press' | 'settings' | 'baseUrl' | 'store';

export interface InlineParts extends Pick<ServiceParts, Given>, Partial<Omit<ServiceParts, Given>> {
  /** Renders that may wait for the one that is under way. */
  readonly maxWaiting: number;
  /** Of one render, in ms. */
  readonly deadlineMs?: number;
}

/** A service that renders where it is called, one card after the other, behind no edge cache and with no limit of rate. */
export function inlineService({ maxWaiting, deadlineMs, ...parts }: InlineParts): Service {
  const { press, meter = noMeter } = parts;
  const renderer = inlineRenderer(press);
  return createService({
    edgeCache: undefined,
    allowed: undefined,
    limiter: { take: async () => undefined },
    meter,
    printer: createPrinter({
      press,
      renderer,
      plainCards: plainCards({ renderer, outlets: press.outlets }),
      concurrency: 1,
      maxWaiting,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      meter,
    }),
    later: (task) => void task(),
    ...parts,
  });
}
