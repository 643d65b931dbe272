import { fileURLToPath } from 'node:url';
import { createTestHarness, unstable_readConfig, type TestHarnessOptions } from 'wrangler';
import { articleOf } from './card.ts';
import type { Card, Language } from './cards.ts';
import { designs } from './designs.ts';
import type { Effort, Engine } from './engine.ts';
import { extractHarfBuzz } from './extract-harfbuzz.ts';
import { cpuMsOf, descendants } from './process-cpu.ts';
import { takumiFontsOf } from './takumi-fonts.ts';
import { timed } from './timed.ts';

type Worker = TestHarnessOptions['workers'][number];
type Query = Readonly<Record<string, string>>;

/** One worker that runs in workerd. */
interface RunningWorker {
  /** CPU time that workerd has used for it so far; undefined where that cannot be found out. */
  cpuMs(): number | undefined;
  ask(path: string, query: Query, body?: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const presscardWorker = fileURLToPath(new URL('workers/presscard.ts', import.meta.url));
const languages = Object.keys(designs) as Language[];

/** presscard's own worker as it is deployed, in open mode, with the benchmark's second route in front. */
export async function openPresscardWorker(): Promise<Engine> {
  // The triggers of a configuration without any do not pass wrangler's own check a second time.
  const { vars, triggers: _, ...config } = unstable_readConfig({ config: `${root}wrangler.jsonc` });
  const worker = await startWorker({
    config: { ...config, main: presscardWorker, vars: { ...vars, PRESSCARD_MODE: 'open' } },
  });
  return engineOf(worker, articleOf);
}

/** satori and resvg in a worker of the benchmark. */
export async function openSatoriWorker(): Promise<Engine> {
  extractHarfBuzz();
  return engineOf(await startWorker(benchWorker('satori')), (card) => ({ ...card }));
}

/** Takumi in a worker of the benchmark, with the faces of every card. */
export async function openTakumiWorker(): Promise<Engine> {
  const worker = await startWorker(benchWorker('takumi'));
  for (const language of languages) {
    for (const { data, ...details } of takumiFontsOf(language))
      await worker.ask('/font', { language, details: JSON.stringify(details) }, data);
  }
  return engineOf(worker, (card) => ({ ...card }));
}

function benchWorker(name: 'takumi' | 'satori'): Worker {
  return { configPath: new URL(`workers/${name}.jsonc`, import.meta.url) };
}

function engineOf({ ask, close, cpuMs }: RunningWorker, query: (card: Card) => Query): Engine {
  const measured = async <T>(work: () => Promise<T>): Promise<Effort & { value: T }> => {
    const before = cpuMs();
    const { ms, value } = await timed(work);
    const after = cpuMs();
    return { ms, value, cpuMs: before === undefined || after === undefined ? undefined : after - before };
  };
  return {
    async paint(card) {
      const { value: png, ...effort } = await measured(() => ask('/card.png', query(card)));
      return { ...effort, png };
    },
    fetchBytes: (count) => measured(() => ask('/bytes', { n: String(count) })),
    close,
  };
}

/** Starts workerd with one worker on a free port of the loopback, without asking the network for anything. */
async function startWorker(worker: Worker): Promise<RunningWorker> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  const others = descendants('workerd');
  const server = createTestHarness({ root, workers: [worker] });
  await server.listen();
  // The harness starts one in front of the worker's own.
  const own = descendants('workerd').filter((pid) => !others.includes(pid));
  const { fetch } = server.getWorker();
  return {
    cpuMs: () => cpuMsOf(own),
    async ask(path, query, body) {
      const url = `${path}?${new URLSearchParams(query)}`;
      const response = await (body === undefined ? fetch(url) : fetch(url, { method: 'POST', body }));
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    close: () => server.close(),
  };
}
