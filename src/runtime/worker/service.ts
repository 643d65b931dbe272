import { waitUntil } from 'cloudflare:workers';
import { readAllowList } from '../../keys/audit.ts';
import type { AllowList } from '../../keys/key-ring.ts';
import { retriedAllowList } from '../../keys/retried-allow-list.ts';
import {
  FACES_MAX_BYTES,
  FACE_MAX_BYTES,
  ISOLATE_CARDS_MAX_BYTES,
  KEPT_IN_MEMORY_MAX_BYTES,
} from '../../limits.ts';
import { hasPhoto } from '../../card/identity.ts';
import {
  besides,
  describeProblem,
  readOutletFiles,
  type OutletFile,
  type OutletSource,
} from '../../outlet/outlet-file.ts';
import type { OutletInput } from '../../outlet/outlet.ts';
import { builtInOutlets } from '../../outlet/outlets.ts';
import type { Ports } from '../../ports.ts';
import { createPress, templateIds, type Newsroom } from '../../press.ts';
import { createService } from '../../service/create-service.ts';
import type { Service } from '../../service/service.ts';
import { readSettings, requireService, type Settings } from '../../settings/settings.ts';
import { forgettingMemory, memoryStore } from '../../store/memory.ts';
import type { BlobStore, Store } from '../../store/port.ts';
import { analyticsMeter, type AnalyticsBinding } from './analytics-meter.ts';
import type { AssetsBinding } from './asset-fonts.ts';
import { bindingLimiter, type RateLimitBinding } from './binding-limiter.ts';
import type { QueueBinding } from './feed-queue.ts';
import { kvOutlets, type KvBinding } from './kv-outlets.ts';
import { workerPorts } from './ports.ts';
import { workerPrinter } from './printer.ts';
import { r2Store, type R2Binding } from './r2-store.ts';
import { workersCache, type CacheBinding } from './workers-cache.ts';

/** Bindings of wrangler.jsonc; settings are read from the same object. */
export interface WorkerEnv {
  readonly ASSETS: AssetsBinding;
  readonly STORE?: R2Binding;
  /** A newsroom's own outlets, one a key. */
  readonly OUTLETS?: KvBinding;
  readonly METRICS?: AnalyticsBinding;
  /** Carries cards of new articles from the cron trigger to whoever makes them. */
  readonly QUEUE?: QueueBinding;
  readonly RATE_STANDARD?: RateLimitBinding;
  readonly RATE_BULK?: RateLimitBinding;
  readonly [setting: string]: unknown;
}

/** What a newsroom brings, and what is known of a request. */
export interface WorkerOptions extends Newsroom {
  /** Of the first request. */
  readonly origin: string;
  /** Workers Cache, where it is enabled, of the request that came last. */
  readonly cache: () => CacheBinding | undefined;
}

/**
 * The service of an isolate.
 *
 * @throws PresscardError `keys_missing` or `setting_invalid`: a deployment without keys answers nothing else.
 */
export async function workerService(
  env: WorkerEnv,
  { origin, cache, ...newsroom }: WorkerOptions,
): Promise<Service> {
  const settings = readSettings(env);
  const mode = settings.PRESSCARD_MODE;
  if (mode === 'keys') requireService(settings);
  const ports = workerPorts({ assets: env.ASSETS });
  const { log } = ports;
  const outlets = await outletsOf(env, settings, { ports, newsroom });
  const press = createPress({ ...newsroom, ports, outlets });
  const meter = analyticsMeter(env.METRICS);
  const store = storeOf(env.STORE);
  const allowed = await allowListOf(settings, store.records, ports);
  return createService({
    mode,
    press,
    settings,
    // Open mode runs on this machine only, under the address that was asked for.
    baseUrl: settings.PUBLIC_BASE_URL ?? origin,
    store,
    edgeCache: { purgeTags: (tags) => workersCache(cache(), log).purgeTags(tags) },
    allowed,
    limiter: bindingLimiter({
      ...(env.RATE_STANDARD ? { standard: env.RATE_STANDARD } : {}),
      ...(env.RATE_BULK ? { bulk: env.RATE_BULK } : {}),
    }),
    meter,
    printer: workerPrinter(press, settings, meter),
    later,
  });
}

/** A list that is not there is an empty one, and an alarm: the frozen key shows nothing, the others go on. */
async function allowListOf(
  { PRESSCARD_FROZEN_CARDS: name }: Settings,
  records: BlobStore,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): Promise<AllowList | undefined> {
  if (name === undefined) return undefined;
  const read = async (): Promise<AllowList> => {
    const object = await records.get(name);
    if (!object) log.write('error', 'allow_list_missing', { object: `records/${name}` });
    return readAllowList(new TextDecoder().decode(object?.bytes));
  };
  return retriedAllowList(read, { later, clock, log });
}

/** Outlets that cannot be read at this moment cost their own look only: the others go on working. */
async function outletsOf(
  { OUTLETS }: WorkerEnv,
  { PRESSCARD_OUTLETS: source }: Settings,
  { ports, newsroom }: { ports: Ports; newsroom: Newsroom },
): Promise<readonly OutletInput[]> {
  const { log } = ports;
  const inSettings = source && 'json' in source ? [{ name: 'PRESSCARD_OUTLETS', text: source.json }] : [];
  let files: readonly OutletFile[] = inSettings;
  let read: OutletSource['read'] | undefined;
  try {
    if (OUTLETS) {
      const inNamespace = await kvOutlets(OUTLETS);
      files = [...inSettings, ...inNamespace.files];
      read = inNamespace.read;
    }
  } catch (cause) {
    log.write('error', 'outlets_unreadable', { cause: String(cause) });
  }
  const { outlets, problems } = await readOutletFiles(
    { files, read: async (name) => read?.(name).catch(() => undefined) },
    {
      ports,
      templates: templateIds(newsroom.templates),
      faceMaxBytes: FACE_MAX_BYTES.worker,
      facesMaxBytes: FACES_MAX_BYTES.worker,
    },
  );
  for (const problem of problems) log.write('error', 'outlet_invalid', { problem: describeProblem(problem) });
  return besides(outlets, newsroom.outlets ?? builtInOutlets);
}

/**
 * Text cards live in the edge cache and, for queries, in this isolate; writing one to R2 costs more than
 * rendering it. Cards with a photo go there too.
 */
function storeOf(bucket: R2Binding | undefined): Store {
  const near = forgettingMemory({ maxBytes: ISOLATE_CARDS_MAX_BYTES });
  if (!bucket) {
    return {
      ...memoryStore({ cardsMaxBytes: ISOLATE_CARDS_MAX_BYTES, keptMaxBytes: KEPT_IN_MEMORY_MAX_BYTES }),
      cards: near,
    };
  }
  const far = r2Store(bucket);
  return { ...far, cards: withPhotosIn(near, far.cards) };
}

function withPhotosIn(near: BlobStore, far: BlobStore): BlobStore {
  return {
    near: (key) => near.near?.(key),
    get: async (key) => (await near.get(key)) ?? (hasPhoto(key) ? far.get(key) : undefined),
    async put(key, item) {
      await near.put(key, item);
      if (hasPhoto(key)) await far.put(key, item);
    },
    async delete(key) {
      await Promise.all([near.delete(key), far.delete(key)]);
    },
    async deleteTagged(tag) {
      await near.deleteTagged(tag);
      return far.deleteTagged(tag);
    },
    list: (prefix) => far.list(prefix),
  };
}

/** Of whichever request is being answered: the platform keeps it alive until the task is done. */
function later(task: () => Promise<void>, afterMs = 0): void {
  waitUntil(afterMs === 0 ? task() : after(afterMs).then(task));
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
