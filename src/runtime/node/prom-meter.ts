import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { fallbackReasons } from '../../render/ladder.ts';
import {
  counters,
  durations,
  levels,
  type CounterName,
  type DurationName,
  type Meter,
} from '../../service/meter.ts';

const LABELS: Readonly<Record<CounterName | DurationName, readonly string[]>> = {
  presscard_requests_total: ['route', 'status'],
  presscard_renders_total: [],
  presscard_hits_total: ['from'],
  presscard_coalesced_total: [],
  presscard_fallbacks_total: ['reason'],
  presscard_refused_total: ['reason'],
  presscard_store_errors_total: ['operation'],
  presscard_takedowns_unreadable_total: [],
  presscard_feed_polls_total: ['outcome'],
  presscard_watch_cards_total: ['outcome'],
  presscard_webhooks_total: ['outcome'],
  presscard_dead_letters_total: ['kind'],
  presscard_stage_duration_ms: ['stage'],
  presscard_request_duration_ms: ['route'],
};

/** Labels that alarms are set on. */
const KNOWN: Readonly<Partial<Record<CounterName, readonly Readonly<Record<string, string>>[]>>> = {
  presscard_hits_total: [{ from: 'store' }, { from: 'revalidation' }],
  presscard_fallbacks_total: fallbackReasons.map((reason) => ({ reason })),
  presscard_refused_total: [{ reason: 'queue' }, { reason: 'rate' }],
  presscard_feed_polls_total: [{ outcome: 'failed' }],
  presscard_watch_cards_total: [{ outcome: 'ready' }, { outcome: 'failed' }],
  presscard_webhooks_total: [{ outcome: 'delivered' }, { outcome: 'given_up' }],
  presscard_store_errors_total: [{ operation: 'get' }, { operation: 'put' }],
};

/** A card takes 2 to 30 ms to render and a tenth of one from the store; a deadline is two seconds. */
const BUCKETS_MS = [0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500];

/** Counts in this process, for Prometheus; `text` is what `/metrics` answers. */
export function promMeter(): Meter & { text(): Promise<string> } {
  const registry = new Registry();
  const counting = new Map(
    Object.entries(counters).map(([name, help]) => [
      name,
      new Counter({ name, help, labelNames: [...LABELS[name as CounterName]], registers: [registry] }),
    ]),
  );
  const timing = new Map(
    Object.entries(durations).map(([name, help]) => [
      name,
      new Histogram({
        name,
        help,
        labelNames: [...LABELS[name as DurationName]],
        buckets: BUCKETS_MS,
        registers: [registry],
      }),
    ]),
  );
  const gauges = new Map(
    Object.entries(levels).map(([name, help]) => [name, new Gauge({ name, help, registers: [registry] })]),
  );
  // What was never counted stands there as 0, so that the first one is a rise that an alarm can see.
  for (const [name, labelled] of Object.entries(KNOWN)) {
    for (const labels of labelled) counting.get(name)!.inc(labels, 0);
  }
  // Handed over together: one by one, that would be a fifth of what a stored card costs.
  const counts = new Map(Array.from(counting.keys(), (name) => [name, new Map<Labels, number>()]));
  const times: { timer: Histogram; ms: number; labels: Labels }[] = [];
  const handOver = (): void => {
    for (const [name, own] of counts) {
      for (const [labels, times] of own) counting.get(name)!.inc(labels, times);
      own.clear();
    }
    for (const { timer, ms, labels } of times.splice(0)) timer.observe(labels, ms);
  };
  return {
    count(name, labels = NONE) {
      const own = counts.get(name)!;
      own.set(labels, (own.get(labels) ?? 0) + 1);
      if (own.size > WAITING_MAX) handOver();
    },
    time(name, ms, labels = NONE) {
      times.push({ timer: timing.get(name)!, ms, labels });
      if (times.length > WAITING_MAX) handOver();
    },
    level: (name, amount) => gauges.get(name)!.set(amount),
    text() {
      handOver();
      return registry.metrics();
    },
  };
}

type Labels = Readonly<Record<string, string>>;
const NONE: Labels = {};

/** Counts of so many kinds, and so many durations, wait to be handed over. */
const WAITING_MAX = 250;
