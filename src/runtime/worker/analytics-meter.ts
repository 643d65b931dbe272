import type { Meter } from '../../service/meter.ts';

/** A Workers Analytics Engine dataset. */
export interface AnalyticsBinding {
  writeDataPoint(point: { indexes: string[]; blobs: string[]; doubles: number[] }): void;
}

/**
 * Each count, duration and level as a data point: index and first blob are its name, the other blobs its labels
 * as `label=value`, the first double its amount. Without the binding nothing is counted.
 */
export function analyticsMeter(dataset: AnalyticsBinding | undefined): Meter {
  const write = (name: string, amount: number, labels: Readonly<Record<string, string>>): void =>
    dataset?.writeDataPoint({
      indexes: [name],
      blobs: [name, ...Object.entries(labels).map(([label, value]) => `${label}=${value}`)],
      doubles: [amount],
    });
  return {
    count: (name, labels = {}) => write(name, 1, labels),
    time: (name, ms, labels = {}) => write(name, ms, labels),
    level: (name, amount) => write(name, amount, {}),
  };
}
