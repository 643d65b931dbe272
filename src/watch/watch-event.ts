import type { LogPort } from '../ports.ts';
import type { Meter } from '../service/meter.ts';

/** Something that happened while feeds are watched. Addresses are there for people; the log gets none with words in it. */
export type WatchEvent =
  | { readonly is: 'feed_read'; readonly feed: string; readonly items: number; readonly news: number }
  | { readonly is: 'feed_same'; readonly feed: string }
  | { readonly is: 'feed_moved'; readonly feed: string; readonly to: string }
  | {
      readonly is: 'feed_failed';
      readonly feed: string;
      readonly code: string;
      readonly message: string;
      readonly afterS: number;
    }
  | {
      readonly is: 'card_ready';
      readonly article: string;
      readonly url: string;
      readonly degraded: readonly string[];
    }
  | { readonly is: 'card_retried'; readonly article: string; readonly code: string; readonly afterS: number }
  | { readonly is: 'card_failed'; readonly article: string; readonly code: string; readonly message: string }
  | { readonly is: 'card_superseded'; readonly article: string }
  | {
      readonly is: 'webhook_delivered';
      readonly article: string;
      readonly id: string;
      readonly tries: number;
    }
  | {
      readonly is: 'webhook_retried';
      readonly article: string;
      readonly id: string;
      readonly code: string;
      readonly afterS: number;
    }
  | { readonly is: 'webhook_superseded'; readonly article: string; readonly id: string }
  | {
      readonly is: 'webhook_given_up';
      readonly article: string;
      readonly id: string;
      readonly tries: number;
      readonly code: string;
    };

export type TellWatch = (event: WatchEvent) => void;

const COUNTED = {
  feed_read: ['presscard_feed_polls_total', 'new'],
  feed_same: ['presscard_feed_polls_total', 'same'],
  feed_failed: ['presscard_feed_polls_total', 'failed'],
  card_ready: ['presscard_watch_cards_total', 'ready'],
  card_retried: ['presscard_watch_cards_total', 'retried'],
  card_failed: ['presscard_watch_cards_total', 'failed'],
  card_superseded: ['presscard_watch_cards_total', 'superseded'],
  webhook_delivered: ['presscard_webhooks_total', 'delivered'],
  webhook_retried: ['presscard_webhooks_total', 'retried'],
  webhook_superseded: ['presscard_webhooks_total', 'superseded'],
  webhook_given_up: ['presscard_webhooks_total', 'given_up'],
} as const;

/** What an operator has to see: what will not come right by itself is an error. */
const LOGGED: Readonly<Partial<Record<WatchEvent['is'], 'warn' | 'error'>>> = {
  feed_failed: 'warn',
  card_retried: 'warn',
  card_failed: 'error',
  webhook_retried: 'warn',
  webhook_given_up: 'error',
};

/** Counts an event, logs what went wrong, and tells it further. */
export function watchEvents({
  meter,
  log,
  tell = () => undefined,
}: {
  meter: Meter;
  log: LogPort;
  tell?: TellWatch;
}): TellWatch {
  return (event) => {
    if (event.is !== 'feed_moved') {
      const [name, outcome] = COUNTED[event.is];
      const isSame = event.is === 'feed_read' && event.news === 0;
      meter.count(name, { outcome: isSame ? 'same' : outcome });
    }
    const level = LOGGED[event.is];
    if (level) log.write(level, event.is, safe(event));
    tell(event);
  };
}

/** Of an address its host alone: paths have headlines in them, and queries of feeds secrets. */
function safe(event: WatchEvent): Readonly<Record<string, unknown>> {
  const { is: _is, ...fields } = event;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      name === 'feed' || name === 'article' ? [name, URL.parse(String(value))?.host ?? ''] : [name, value],
    ),
  );
}

/** An event as a line for a person at a terminal. */
export function watchLine(event: WatchEvent): string {
  switch (event.is) {
    case 'feed_read':
      return `feed ${event.feed}: ${event.news} new of ${event.items}`;
    case 'feed_same':
      return `feed ${event.feed}: unchanged`;
    case 'feed_moved':
      return `feed ${event.feed}: moved for good to ${event.to}`;
    case 'feed_failed':
      return `feed ${event.feed}: ${event.code}: ${event.message} Next in ${event.afterS} s`;
    case 'card_ready':
      return `card ${event.article}: ${event.url}${event.degraded.length > 0 ? ` without ${event.degraded.join(', ')}` : ''}`;
    case 'card_retried':
      return `card ${event.article}: ${event.code}, again in ${event.afterS} s`;
    case 'card_failed':
      return `card ${event.article}: ${event.code}: ${event.message}`;
    case 'card_superseded':
      return `card ${event.article}: there is a newer one`;
    case 'webhook_delivered':
      return `webhook ${event.id}: delivered at try ${event.tries}`;
    case 'webhook_retried':
      return `webhook ${event.id}: ${event.code}, again in ${event.afterS} s`;
    case 'webhook_superseded':
      return `webhook ${event.id}: there is a newer one`;
    case 'webhook_given_up':
      return `webhook ${event.id}: given up after ${event.tries} tries: ${event.code}`;
  }
}
