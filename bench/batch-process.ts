/** A batch of generated articles, and how fast and how large its process was. Started by `batch.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlesAtOnce } from '../src/batch/articles-at-once.ts';
import { makeCards } from '../src/batch/make-cards.ts';
import { readItems } from '../src/batch/read/read-items.ts';
import { runBatch } from '../src/batch/run-batch.ts';
import type { Renderer } from '../src/render/renderer.ts';
import { batchService } from '../src/runtime/node/batch/batch-service.ts';
import { folderOutput } from '../src/runtime/node/batch/folder-output.ts';
import { manifestFile } from '../src/runtime/node/batch/manifest-file.ts';
import { readTable } from '../src/runtime/node/batch/read-table.ts';
import { nodePress } from '../src/runtime/node/press.ts';
import { threadRenderer } from '../src/runtime/node/thread-renderer.ts';
import { readSettings } from '../src/settings/settings.ts';
import { generatedTable } from '../test/fixtures/generated-articles.ts';
import { percentile } from './figures.ts';

/** What `batch.ts` asks of this process. */
export interface BatchOrder {
  readonly articles: number;
  readonly threads: number;
  /** `none` paints nothing: what is left is reading, signing off, writing and the manifest. */
  readonly renderer: 'threads' | 'none';
  /** Articles before the clock runs: V8 compiles what is hot by and by, in each thread. */
  readonly warmUp: number;
}

export interface BatchOutcome {
  readonly cardsPerSecond: number;
  /** CPU time of the whole process a card, in ms: what neighbours on the machine change least. */
  readonly cpuMsPerCard: number;
  /** Resident memory in MB, after the warm-up and at the end. */
  readonly earlyMb: number;
  readonly endMb: number;
  readonly failed: number;
}

const order = JSON.parse(process.argv[2]!) as BatchOrder;
const folder = mkdtempSync(join(tmpdir(), 'presscard-bench-batch-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const settings = readSettings({});
const service = batchService(await nodePress(settings), settings, {
  begunMs: Date.UTC(2026, 10, 27),
  signs: false,
});
const renderer = order.renderer === 'none' ? paintsNothing() : await threads();
const [output, manifest] = [await folderOutput(folder), await manifestFile(join(folder, 'manifest.jsonl'))];

async function* table(): AsyncGenerator<Uint8Array> {
  for (const row of generatedTable(order.articles)) yield new TextEncoder().encode(row);
}

let lines = 0;
let failed = 0;
let startMs = performance.now();
let startCpu = process.cpuUsage();
const early: number[] = [];
const end: number[] = [];
await runBatch({
  items: readItems(
    { bytes: table(), name: 'generated.csv' },
    {
      map: {},
      readTable,
      warn: console.error,
      open: () => Promise.reject(new Error('There is no web here.')),
    },
  ),
  manifest,
  make: (value) =>
    makeCards(
      {
        service,
        renderer,
        output,
        options: {},
        photos: false,
        signs: false,
        apiKey: { id: 'bench', hash: '', rate: 'bulk', outlets: [] },
      },
      value,
    ),
  atOnce: articlesAtOnce(order.threads),
  onLine(line) {
    lines += 1;
    if ('error' in line) failed += 1;
    if (lines === order.warmUp) [startMs, startCpu] = [performance.now(), process.cpuUsage()];
    if (lines % 25 !== 0) return;
    const readings = lines <= order.warmUp ? early : end;
    readings.push(process.memoryUsage.rss() / 1024 / 1024);
    if (readings.length > 9) readings.shift();
  },
  signal: new AbortController().signal,
});
const seconds = (performance.now() - startMs) / 1000;
const { user, system } = process.cpuUsage(startCpu);
await manifest.close();
await renderer.stop();
const outcome: BatchOutcome = {
  cardsPerSecond: (lines - order.warmUp) / seconds,
  cpuMsPerCard: (user + system) / 1000 / (lines - order.warmUp),
  earlyMb: percentile(early, 50),
  endMb: percentile(end, 50),
  failed,
};
console.log(JSON.stringify(outcome));

async function threads(): Promise<Renderer> {
  const all = threadRenderer({ threads: order.threads });
  await all.ready();
  return all;
}

/** As many bytes as a text card has, and nothing on them. */
function paintsNothing(): Renderer {
  return {
    render: async ({ options }) => ({
      bytes: new Uint8Array(20_000),
      contentType: 'image/png',
      fit: { lines: [], fontSizePx: 0, truncated: false },
      alt: '',
      warnings: [],
      timings: {},
      widthPx: 1200,
      heightPx: 630,
      format: options?.format === 'jpg' ? 'jpg' : 'png',
      template: 'classic',
      size: 'og',
    }),
    stop: async () => undefined,
  };
}
