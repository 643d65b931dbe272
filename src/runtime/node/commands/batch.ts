import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { articlesAtOnce } from '../../../batch/articles-at-once.ts';
import { bucketOutput } from '../../../batch/bucket-output.ts';
import { checkOptions, makeCards } from '../../../batch/make-cards.ts';
import { readFieldMap } from '../../../batch/read/fields.ts';
import { runBatch } from '../../../batch/run-batch.ts';
import { Summary } from '../../../batch/summary.ts';
import { PresscardError } from '../../../errors.ts';
import { createGuardedFetch } from '../../../guard/guarded-fetch.ts';
import type { ApiKey } from '../../../keys/api-key.ts';
import { BATCH_RENDER_DEADLINE_MS } from '../../../limits.ts';
import { queue } from '../../../photo/queue.ts';
import type { Renderer } from '../../../render/renderer.ts';
import { withPhotos } from '../../../render/with-photos.ts';
import { readSettings, requireService, type Settings } from '../../../settings/settings.ts';
import { batchItems } from '../batch/batch-items.ts';
import { batchService } from '../batch/batch-service.ts';
import { readBucket } from '../batch/bucket.ts';
import { folderOutput } from '../batch/folder-output.ts';
import { holding } from '../batch/hold-place.ts';
import { manifestFile } from '../batch/manifest-file.ts';
import { showProgress } from '../batch/progress.ts';
import { beginRun } from '../batch/run-file.ts';
import { nodePress } from '../press.ts';
import { threadRenderer } from '../thread-renderer.ts';
import { parseOptions } from './options.ts';

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  resume: { type: 'boolean', default: false },
  manifest: { type: 'string' },
  map: { type: 'string' },
  sizes: { type: 'string' },
  template: { type: 'string' },
  format: { type: 'string' },
  theme: { type: 'string' },
  outlet: { type: 'string' },
  lang: { type: 'string' },
  jobs: { type: 'string' },
  'no-photos': { type: 'boolean', default: false },
} as const;

/** In the record of what was signed: whoever has the settings of the service has its keys. */
const WHO: ApiKey = { id: 'command-line', hash: '', rate: 'bulk', outlets: [] };
/** More threads than any machine that was tried. */
const JOBS_MAX = 256;

/** `presscard batch INPUT -o DIR`: the cards of many articles, on all cores, with a manifest. */
export async function batchCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) {
    throw new PresscardError(
      'option_invalid',
      'Give one INPUT: a feed, a sitemap, a CSV or JSON Lines file, a folder of pages, or - for standard input.',
    );
  }
  if (values.output === undefined) {
    throw new PresscardError('option_invalid', 'Say where the cards go: -o DIR, or -o s3://BUCKET/PREFIX.');
  }
  const bucket = readBucket(values.output, process.env);
  const manifestPath = values.manifest ?? join(bucket ? '.' : values.output, 'manifest.jsonl');
  // Whatever is wrong with the options is said before anything is made.
  const order = {
    input,
    output: values.output,
    bucket,
    manifestPath,
    jobs: jobsOf(values.jobs),
    fields: readFieldMap(values.map),
    settings: readSettings(process.env),
  };
  await holding(manifestPath, () => batchInto(order, values));
}

interface Order {
  readonly input: string;
  readonly output: string;
  /** Undefined for a folder. */
  readonly bucket: ReturnType<typeof readBucket>;
  readonly manifestPath: string;
  readonly jobs: number;
  readonly fields: ReturnType<typeof readFieldMap>;
  readonly settings: Settings;
}

/** The batch itself, in a place that nobody else works in. */
async function batchInto(
  { input, output, bucket, manifestPath, jobs, fields, settings }: Order,
  values: ReturnType<typeof parseOptions<typeof OPTIONS>>['values'],
): Promise<void> {
  const { sizes, template, format, theme, outlet, lang } = values;
  const options = { sizes: sizes?.split(','), template, format, theme, outlet, lang };
  const signs = settings.PRESSCARD_KEYS.length > 0 && settings.PUBLIC_BASE_URL !== undefined;
  if (signs) requireService(settings);
  const photos = !values['no-photos'] && (!signs || settings.PRESSCARD_STORE !== 'memory');

  const own = await nodePress(settings);
  const folder = bucket ? undefined : await folderOutput(output);
  const { items, expected } = await batchItems(input, {
    fetchGuarded: createGuardedFetch(own.press.ports.fetch, { allowHosts: settings.PRESSCARD_ALLOW_HOSTS }),
    map: fields,
    outlet,
    warn: tell,
  });
  const run = await beginRun(
    manifestPath,
    {
      ...options,
      map: fields,
      photos,
      output: bucket ? output : undefined,
      ...signing(settings, signs),
    },
    values,
  );
  const service = batchService(own, settings, { begunMs: run.begunMs, signs });
  const maker = { service, options, photos, signs, apiKey: WHO };
  try {
    await checkOptions(maker);
  } catch (error) {
    await run.forget();
    throw error;
  }
  const cards = folder ?? bucketOutput(bucket!);
  const manifest = await manifestFile(manifestPath);
  const summary = new Summary();
  const threads = threadRenderer({
    threads: jobs,
    outlets: own.outlets,
    deadlineMs: BATCH_RENDER_DEADLINE_MS,
    log: own.press.ports.log,
  });
  // A photo is in memory when its card's turn is near, and not before.
  const turn = queue(jobs + 1);
  const renderer: Renderer = {
    render: (job) => turn(() => withPhotos(threads).render(job)),
    stop: () => threads.stop(),
  };
  if (settings.PRESSCARD_KEYS.length > 0 && !signs)
    tell('No addresses are signed: PUBLIC_BASE_URL is not set.');
  if (!photos && !values['no-photos']) {
    tell(
      'Photos are left out: the service would not know them. Set PRESSCARD_STORE to the folder of its store.',
    );
  }
  const stop = interruptible();
  const progress = showProgress({ summary, expected });
  try {
    await threads.ready();
    await runBatch({
      items,
      manifest,
      make: (value) => makeCards({ ...maker, renderer, readPage: threads.read, output: cards }, value),
      atOnce: articlesAtOnce(jobs),
      onLine: (line, when) => summary.add(line, when),
      signal: stop.signal,
    });
  } finally {
    progress.stop();
    stop.over();
    await renderer.stop();
    await manifest.close();
    await folder?.sweep();
    // Nothing was done that could be gone on with: an INPUT that is no good leaves no trace.
    if (summary.done === 0) await run.forget();
    if (summary.done > 0) process.stderr.write(`${summary.text()}\n${manifestPath}\n`);
  }
  process.exitCode = summary.exitStatus;
}

/** What of the settings decides about a signed address. */
function signing({ PRESSCARD_KEYS, PUBLIC_BASE_URL }: Settings, signs: boolean): object {
  if (!signs) return {};
  return { base: PUBLIC_BASE_URL, keys: PRESSCARD_KEYS.map(({ id, state }) => `${id}:${state}`) };
}

/** @throws PresscardError `option_invalid` */
function jobsOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= JOBS_MAX) return jobs;
  throw new PresscardError('option_invalid', `--jobs takes a whole number from 1 to ${JOBS_MAX}.`);
}

/** The first Ctrl+C finishes what was begun; the second ends it as a kill does, which can be resumed too. */
function interruptible(): { signal: AbortSignal; over(): void } {
  const controller = new AbortController();
  const stop = (): void => {
    tell('Finishing what was begun. Press Ctrl+C again to stop at once.');
    controller.abort();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {
    signal: controller.signal,
    over() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

function tell(message: string): void {
  process.stderr.write(`presscard: ${message}\n`);
}
