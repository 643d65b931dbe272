import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { BatchItem } from '../../src/batch/item.ts';
import { makeCards } from '../../src/batch/make-cards.ts';
import type { Manifest, ManifestLine } from '../../src/batch/manifest.ts';
import { runBatch } from '../../src/batch/run-batch.ts';
import { threadRenderer } from '../../src/runtime/node/thread-renderer.ts';
import { batchItems } from '../../src/runtime/node/batch/batch-items.ts';
import { batchService } from '../../src/runtime/node/batch/batch-service.ts';
import { folderOutput } from '../../src/runtime/node/batch/folder-output.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { testPress } from '../press.ts';

const feeds = fileURLToPath(new URL('../../../shared/corpus/feeds/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'presscard-feeds-'));
/** Of each feed, so that all of them take seconds. */
const ITEMS = 2;
const renderer = threadRenderer({ threads: 2, deadlineMs: 30_000 });
afterAll(async () => {
  await renderer.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function* firstOf(items: AsyncIterable<BatchItem>): AsyncGenerator<BatchItem> {
  let left = ITEMS;
  for await (const item of items) {
    yield item;
    if ((left -= 1) === 0) return;
  }
}

it.skipIf(!existsSync(feeds))(
  'every item of real feeds gets its card, or a reason that is the feed’s own',
  { timeout: 120_000 },
  async () => {
    const press = testPress();
    const service = batchService({ press, outlets: [] }, readSettings({}), {
      begunMs: Date.UTC(2026, 10, 27),
      signs: false,
    });
    const output = await folderOutput(folder);
    const lines: (ManifestLine & { readonly feed: string })[] = [];
    const unread: Record<string, string> = {};
    for (const feed of readdirSync(feeds).sort()) {
      const manifest: Manifest = {
        async *before() {},
        append: async (line) => void lines.push({ ...line, feed }),
        close: async () => undefined,
      };
      try {
        const { items } = await batchItems(join(feeds, feed), {
          fetchGuarded: service.fetchGuarded,
          map: {},
          warn: () => undefined,
        });
        await runBatch({
          items: firstOf(items),
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
                apiKey: { id: 'test', hash: '', rate: 'bulk', outlets: [] },
              },
              value,
            ),
          atOnce: 8,
          onLine: () => undefined,
          signal: new AbortController().signal,
        });
      } catch (error) {
        unread[feed] = (error as { code?: string }).code ?? String(error);
      }
    }
    expect(unread).toEqual({});
    const failed = lines.flatMap((line) =>
      'error' in line ? [`${line.feed} ${line.from} ${line.error.code}`] : [],
    );
    // Notes without a title, and one feed that names no site.
    const reasons = new Set(failed.map((line) => line.split(' ').at(-1)));

    expect([...reasons].sort()).toEqual(['headline_missing', 'outlet_missing']);
    const made = lines.filter((line) => 'cards' in line);
    for (const { cards } of made) expect(statSync(join(folder, cards.og!.file)).size).toBe(cards.og!.bytes);
    expect(made.length).toBeGreaterThan(lines.length * 0.9);
  },
);
