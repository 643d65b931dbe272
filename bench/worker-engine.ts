import { fileURLToPath } from 'node:url';
import { createTestHarness, unstable_readConfig, type TestHarnessOptions } from 'wrangler';
import { article } from './card.ts';
import type { Engine } from './engine.ts';
import { extractHarfBuzz } from './extract-harfbuzz.ts';
import { timed } from './timed.ts';

type Worker = TestHarnessOptions['workers'][number];

const root = fileURLToPath(new URL('../', import.meta.url));
const presscardWorker = fileURLToPath(new URL('workers/presscard.ts', import.meta.url));

/** A peer in a worker of the benchmark. */
export function openBenchWorker(name: 'takumi' | 'satori'): Promise<Engine> {
  if (name === 'satori') extractHarfBuzz();
  return openWorker({ configPath: new URL(`workers/${name}.jsonc`, import.meta.url) });
}

/** presscard's own worker as it is deployed, in open mode, with the benchmark's second route in front. */
export function openPresscardWorker(): Promise<Engine> {
  // The triggers of a configuration without any do not pass wrangler's own check a second time.
  const { vars, triggers: _, ...config } = unstable_readConfig({ config: `${root}wrangler.jsonc` });
  return openWorker({
    config: { ...config, main: presscardWorker, vars: { ...vars, PRESSCARD_MODE: 'open' } },
  });
}

/** Starts workerd with one worker on a free port of the loopback, without asking the network for anything. */
async function openWorker(worker: Worker): Promise<Engine> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  const server = createTestHarness({ root, workers: [worker] });
  await server.listen();
  const { fetch } = server.getWorker();

  async function get(path: string, query: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const response = await fetch(`${path}?${new URLSearchParams(query)}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }
  return {
    async paint(headline) {
      const { ms, value } = await timed(() => get('/card.png', { ...article, headline }));
      return { ms, png: value };
    },
    fetchBytesMs: async (count) => (await timed(() => get('/bytes', { n: String(count) }))).ms,
    close: () => server.close(),
  };
}
