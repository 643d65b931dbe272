import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { counters, durations, type CounterName, type DurationName, type Meter } from '../../service/meter.ts';

const LABELS: Readonly<Record<CounterName | DurationName, readonly string[]>> = {
  presscard_requests_total: ['route', 'status'],
  presscard_renders_total: [],
  presscard_hits_total: ['from'],
  presscard_coalesced_total: [],
  presscard_fallbacks_total: ['reason'],
  presscard_refused_total: ['reason'],
  presscard_store_errors_total: ['operation'],
  presscard_takedowns_unreadable_total: [],
  presscard_stage_duration_ms: ['stage'],
  presscard_request_duration_ms: ['route'],
};

/** A card takes 2 to 30 ms to render and a tenth of one from the store; a deadline is two seconds. */
const BUCKETS_MS = [0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500];

/** Counts in this process, for Prometheus; `text` is what `/metrics` answers. */
export function promMeter(gauges: { queue: () => number }): Meter & { text(): Promise<string> } {
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
  const queue = new Gauge({
    name: 'presscard_queue_length',
    help: 'Cards that wait for the renderer',
    registers: [],
    collect() {
      this.set(gauges.queue());
    },
  });
  registry.registerMetric(queue);
  // Handed over together: one by one, that would be a fifth of what a stored card costs.
  let counts = new Map<Labels, { name: CounterName; times: number }>();
  let times: { name: DurationName; ms: number; labels: Labels }[] = [];
  const handOver = (): void => {
    for (const [labels, { name, times: count }] of counts) counting.get(name)!.inc(labels, count);
    for (const { name, ms, labels } of times) timing.get(name)!.observe(labels, ms);
    counts = new Map();
    times = [];
  };
  return {
    count(name, labels = {}) {
      const before = counts.get(labels);
      if (before?.name === name) before.times += 1;
      else {
        if (before || counts.size >= WAITING_MAX) handOver();
        counts.set(labels, { name, times: 1 });
      }
    },
    time(name, ms, labels = {}) {
      if (times.length >= WAITING_MAX) handOver();
      times.push({ name, ms, labels });
    },
    text() {
      handOver();
      return registry.metrics();
    },
  };
}

type Labels = Readonly<Record<string, string>>;

/** Counts of so many kinds, and so many durations, wait to be handed over. */
const WAITING_MAX = 250;
