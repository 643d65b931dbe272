/** What is counted while the service runs; labels are few and never hold an input. Called by routes and the printer. */
export interface Meter {
  count(counter: CounterName, labels?: Readonly<Record<string, string>>): void;
  /** A duration in ms. */
  time(duration: DurationName, ms: number, labels?: Readonly<Record<string, string>>): void;
  /** How much there is of something now, whenever that changes. */
  level(level: LevelName, amount: number): void;
}

/** Name to what it counts, as `/metrics` explains it; the values of its labels stand in brackets. */
export const counters = {
  presscard_requests_total: 'Requests answered, by route and status',
  presscard_renders_total: 'Cards rendered',
  presscard_hits_total: 'Cards answered from the store (from: store, revalidation)',
  presscard_coalesced_total: 'Requests that waited for another one’s render',
  presscard_fallbacks_total: 'Cards answered with less than was asked for, by reason',
  presscard_refused_total: 'Requests refused because the queue was full or a rate was passed',
  presscard_store_errors_total: 'Reads and writes of the store that failed, by operation',
  presscard_takedowns_unreadable_total: 'Times that the list of takedowns could not be read',
  presscard_feed_polls_total: 'Feeds asked, by outcome (new, same, failed)',
  presscard_watch_cards_total:
    'Cards of new articles in feeds, by outcome (ready, retried, failed, superseded)',
  presscard_webhooks_total: 'Webhook deliveries, by outcome (delivered, retried, given_up, superseded)',
  presscard_dead_letters_total: 'Messages of the queue that were given up, by kind (card, webhook, unknown)',
} as const;
export type CounterName = keyof typeof counters;

export const durations = {
  presscard_stage_duration_ms: 'Milliseconds of each stage of a render',
  presscard_request_duration_ms: 'Milliseconds from request to answer, by route',
} as const;
export type DurationName = keyof typeof durations;

export const levels = {
  presscard_queue_length: 'Cards that wait for the renderer',
  presscard_watch_backlog:
    'New articles and webhook deliveries that wait: at Cloudflare, messages in the queue',
} as const;
export type LevelName = keyof typeof levels;

/** Where nobody counts. */
export const noMeter: Meter = { count: () => undefined, time: () => undefined, level: () => undefined };
