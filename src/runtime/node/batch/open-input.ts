import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BatchItem } from '../../../batch/item.ts';
import type { BatchInput } from '../../../batch/read/read-items.ts';
import { PresscardError } from '../../../errors.ts';
import type { GuardedFetch } from '../../../guard/guarded-fetch.ts';
import { BATCH_INPUT_TIMEOUT_MS, SITEMAP_MAX_BYTES } from '../../../limits.ts';
import { readInput } from '../input.ts';

/** Read at once: little enough that what was read says how far the batch is. */
const STEP_BYTES = 16 * 1024;

/** INPUT of a batch, and how far it has been read. */
export interface OpenInput {
  readonly input: BatchInput;
  /** How many articles it has, where that can be known before they are read. */
  readonly articles?: number;
  /** Share of its bytes that were read, 0 to 1; absent where nobody knows how many there are. */
  readonly readShare?: () => number;
}

/**
 * Opens INPUT: an address, a file, a folder of pages, or `-` for standard input.
 *
 * @throws PresscardError `input_unreadable`, and as `GuardedFetch`.
 */
export async function openInput(input: string, fetchGuarded: GuardedFetch): Promise<OpenInput> {
  if (/^https?:\/\//i.test(input)) {
    return { input: await openAddress(input, fetchGuarded) };
  }
  if (input === '-') return { input: { bytes: process.stdin, name: '' } };
  let size: number;
  try {
    const found = await stat(input);
    if (found.isDirectory()) {
      let articles = 0;
      for await (const _ of pagesOf(input)) articles += 1;
      return { input: { pages: pagesOf(input) }, articles };
    }
    size = found.isFile() ? found.size : 0;
  } catch (cause) {
    throw cause instanceof PresscardError ? cause : unreadableFile(cause, input);
  }
  let readBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      const stream = createReadStream(input, { highWaterMark: STEP_BYTES });
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        readBytes += chunk.length;
        yield chunk;
      }
    } catch (cause) {
      throw unreadableFile(cause, input);
    }
  }
  return {
    input: { bytes: counted(), name: input },
    ...(size === 0 ? {} : { readShare: () => Math.min(1, readBytes / size) }),
  };
}

/** A feed, a sitemap or a file at an address. */
export async function openAddress(
  address: string,
  fetchGuarded: GuardedFetch,
): Promise<{ bytes: AsyncIterable<Uint8Array>; name: string; url: string }> {
  const { bytes, finalUrl } = await fetchGuarded(address, {
    maxBytes: SITEMAP_MAX_BYTES,
    timeoutMs: BATCH_INPUT_TIMEOUT_MS,
    accept: 'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8',
  });
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { bytes: whole(), name: new URL(finalUrl).pathname, url: finalUrl };
}

/** The pages of a folder and of those in it, by their names. */
async function* pagesOf(folder: string, under = folder): AsyncGenerator<BatchItem> {
  let entries;
  try {
    entries = await readdir(under, { withFileTypes: true });
  } catch (cause) {
    throw unreadableFile(cause, under);
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(under, entry.name);
    if (entry.isDirectory()) yield* pagesOf(folder, path);
    else if (/\.(?:html?|xhtml)$/i.test(entry.name)) {
      yield { from: relative(folder, path).split(sep).join('/'), read: () => readPage(path) };
    }
  }
}

async function readPage(path: string): Promise<unknown> {
  const source = await readInput(path);
  return 'content' in source ? { [source.kind]: source.content } : {};
}

function unreadableFile(cause: unknown, path: string): PresscardError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason = code === 'ENOENT' ? 'There is no file of this name.' : `INPUT cannot be read (${code}).`;
  return new PresscardError('input_unreadable', reason, {
    cause,
    fields: [{ field: 'INPUT', rule: 'a readable file or folder', received: path }],
  });
}
