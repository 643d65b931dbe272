import { defineConfig } from 'vitest/config';

const report = process.env.PRESSCARD_TEST_REPORT;

/** Each project is a folder under test/; what needs a runtime of its own starts it in its own file. */
const project = (name: string, timeoutMs: number) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout: timeoutMs, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    // The gate counts from the runner's own report.
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // Every core: much of the time is spent waiting for runtimes and browsers to start.
    maxWorkers: '100%',
    projects: [
      project('unit', 20_000),
      project('contract', 30_000),
      project('golden', 30_000),
      project('gallery', 60_000),
      project('runtime', 60_000),
      project('browser', 60_000),
      project('faults', 120_000),
    ],
  },
});
