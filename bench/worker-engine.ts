import { fileURLToPath } from 'node:url';
import { createTestHarness, unstable_readConfig, type TestHarnessOptions } from 'wrangler';
import { articleOf } from './card.ts';
import { photoIds, type Card, type Language, type PhotoId } from './cards.ts';
import { designs } from './designs.ts';
import type { Effort, Engine } from './engine.ts';
import { extractHarfBuzz } from './extract-harfbuzz.ts';
import { benchPhoto } from './photos.ts';
import { cpuMsOf, descendants } from './process-usage.ts';
import { takumiFontsOf } from './takumi-fonts.ts';
import { timed } from './timed.ts';

type Worker = TestHarnessOptions['workers'][number];
type Query = Readonly<Record<string, string>>;
type Body = Uint8Array<ArrayBuffer> | string;

/** One worker that runs in workerd. */
interface RunningWorker {
  /** The workerd processes that run it; none where that cannot be found out. */
  readonly pids: readonly number[];
  /** @throws Error for any answer but 200. */
  ask(path: string, request?: { method: 'POST' | 'PUT'; body: Body }): Promise<Uint8Array>;
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
  const photos = new Map<PhotoId, Promise<string>>();
  return engineOf(worker, async (card) => {
    const { template, photo } = card;
    if (!photo) return `/card.png?${query({ ...articleOf(card), ...(template ? { template } : {}) })}`;
    const sha256 = photos.get(photo) ?? takeIn(worker, photo);
    photos.set(photo, sha256);
    return signedPath(worker, { ...articleOf(card), photo: { sha256: await sha256 } });
  });
}

/** satori and resvg in a worker of the benchmark. */
export async function openSatoriWorker(): Promise<Engine> {
  extractHarfBuzz();
  return engineOf(await startWorker(benchWorker('satori')), pathOf);
}

/** Takumi in a worker of the benchmark, with the faces and the photos of every card. */
export async function openTakumiWorker(): Promise<Engine> {
  const worker = await startWorker(benchWorker('takumi'));
  for (const language of languages) {
    for (const { data, ...details } of takumiFontsOf(language)) {
      const path = `/font?${query({ language, details: JSON.stringify(details) })}`;
      await worker.ask(path, { method: 'POST', body: data });
    }
  }
  for (const id of photoIds)
    await worker.ask(`/photo?${query({ id })}`, { method: 'POST', body: await benchPhoto(id) });
  return engineOf(worker, pathOf);
}

async function pathOf(card: Card): Promise<string> {
  return `/card.png?${query({ ...card })}`;
}

function query(values: Query): string {
  return String(new URLSearchParams(values));
}

/** @returns the photo's sha256. */
async function takeIn({ ask }: RunningWorker, id: PhotoId): Promise<string> {
  const body = await benchPhoto(id);
  const answer = JSON.parse(decode(await ask('/v1/photos', { method: 'PUT', body }))) as { sha256: string };
  return answer.sha256;
}

/** The path of a card that is signed and not rendered yet, as an array of articles is. */
async function signedPath({ ask }: RunningWorker, article: object): Promise<string> {
  const body = JSON.stringify([{ article }]);
  const [answer] = JSON.parse(decode(await ask('/v1/cards', { method: 'POST', body }))) as [
    { cards: { og: { url: string } } },
  ];
  return new URL(answer.cards.og.url).pathname;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function benchWorker(name: 'takumi' | 'satori'): Worker {
  return { configPath: new URL(`workers/${name}.jsonc`, import.meta.url) };
}

/** @param pathOf where a card is to be had; what that takes is not timed. */
function engineOf({ ask, close, pids }: RunningWorker, pathOf: (card: Card) => Promise<string>): Engine {
  const measured = async (path: string): Promise<Effort & { answer: Uint8Array }> => {
    const before = cpuMsOf(pids);
    const { ms, value: answer } = await timed(() => ask(path));
    const after = cpuMsOf(pids);
    return { ms, answer, cpuMs: before === undefined || after === undefined ? undefined : after - before };
  };
  return {
    pids,
    async paint(card) {
      const { answer: picture, ...effort } = await measured(await pathOf(card));
      return { ...effort, picture };
    },
    fetchBytes: (count) => measured(`/bytes?${query({ n: String(count) })}`),
    close,
  };
}

/** Starts workerd with one worker on a free port of the loopback, without asking the network for anything. */
async function startWorker(worker: Worker): Promise<RunningWorker> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  // The harness starts one in front of the worker's own.
  const others = descendants('workerd');
  const server = createTestHarness({ root, workers: [worker] });
  await server.listen();
  const pids = descendants('workerd').filter((pid) => !others.includes(pid));
  const { fetch } = server.getWorker();
  return {
    pids,
    async ask(path, request) {
      const response = await fetch(path, request);
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    close: () => server.close(),
  };
}
