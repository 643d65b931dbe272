import { expect, it } from 'vitest';
import { runBatchProcess } from '../../bench/batch.ts';

/** A batch of any length: engines, fonts and what is on its way. Measured: 200 MB here, 400 with two threads that paint. */
const MEMORY_MAX_MB = 300;
/** What the collector of garbage leaves lying now and then. */
const GROWTH_MAX_MB = 60;

it('ten thousand articles take no more memory than one thousand', { timeout: 180_000 }, async () => {
  // Painting is measured by `npm run bench`: here it would take a minute, and adds nothing that grows with the length.
  const order = { articles: 10_000, threads: 1, renderer: 'none', warmUp: 1_000 } as const;
  const { earlyMb, endMb } = await runBatchProcess(order);
  expect(endMb).toBeLessThan(MEMORY_MAX_MB);
  expect(endMb - earlyMb).toBeLessThan(GROWTH_MAX_MB);
});
