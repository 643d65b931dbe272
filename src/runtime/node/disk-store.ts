import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { PresscardError } from '../../errors.ts';
import { UNFINISHED_MAX_AGE_MS } from '../../limits.ts';
import type { ClockPort, LogPort } from '../../ports.ts';
import { checkPut, isKey } from '../../store/key.ts';
import type { BlobStore, Item, Store } from '../../store/port.ts';
import { fileOf, keyOf, nameOf, readItem, readTags } from './disk-file.ts';
import { DiskRoom, inParallel, isMissing } from './disk-room.ts';

export interface DiskStoreOptions {
  /** Made when it is missing. Several processes may share one, over a network file system too. */
  readonly folder: string;
  readonly cardsMaxBytes: number;
  readonly photosMaxBytes: number;
  readonly log: LogPort;
  readonly clock: Pick<ClockPort, 'now'>;
}

/** How a shelf treats what it holds. */
interface Shelf {
  readonly name: keyof Store;
  readonly maxBytes: number;
  readonly whenFull: 'forget' | 'refuse';
  /** Whether a `put` waits until the disk has it, so that it outlives a power cut too. */
  readonly durable: boolean;
  /** A damaged card or photo is as good as none; a damaged record still says by its name that it is there. */
  readonly whenDamaged: 'remove' | 'fail';
}

/**
 * A store of files, one an item. A file is written beside its place and moved there, so nobody ever reads
 * half of one, whenever a process dies; its digest is checked at every read.
 */
export function diskStore(options: DiskStoreOptions): Store {
  const { cardsMaxBytes, photosMaxBytes } = options;
  const kept = { whenFull: 'refuse', durable: true } as const;
  return {
    cards: disk(options, {
      name: 'cards',
      maxBytes: cardsMaxBytes,
      whenFull: 'forget',
      durable: false,
      whenDamaged: 'remove',
    }),
    photos: disk(options, { name: 'photos', maxBytes: photosMaxBytes, ...kept, whenDamaged: 'remove' }),
    records: disk(options, { name: 'records', maxBytes: Infinity, ...kept, whenDamaged: 'fail' }),
  };
}

function disk({ folder: root, log, clock }: DiskStoreOptions, shelf: Shelf): BlobStore {
  const folder = join(root, shelf.name);
  const unfinished = join(root, 'unfinished');
  const room = new DiskRoom({ folder, maxBytes: shelf.maxBytes, whenFull: shelf.whenFull });
  const pathOf = (key: string): string => join(folder, nameOf(key));
  let ready: Promise<void> | undefined;
  let lastStampMs = 0;

  /** Now, and later than every time given before: the order of use must not hang on the clock's grain. */
  const stamp = (): Date => new Date((lastStampMs = Math.max(clock.now(), lastStampMs + 1)));

  const prepare = (): Promise<void> =>
    (ready ??= (async () => {
      await mkdir(folder, { recursive: true });
      await mkdir(unfinished, { recursive: true });
      await sweep(unfinished, clock.now() - UNFINISHED_MAX_AGE_MS);
    })().catch((error: unknown) => {
      ready = undefined; // the folder may be there the next time
      throw error;
    }));

  const write = async (path: string, file: Buffer): Promise<void> => {
    const part = join(unfinished, randomUUID());
    try {
      const handle = await open(part, 'wx');
      try {
        await handle.writeFile(file);
        const now = stamp();
        await handle.utimes(now, now);
        if (shelf.durable) await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined); // swept later; what went wrong first is told
      throw error;
    }
    if (shelf.durable) await syncFolder(folder);
  };

  const remove = async (path: string): Promise<void> => {
    await rm(path, { force: true });
    room.removed();
    if (shelf.durable) await syncFolder(folder);
  };

  return {
    get: (key) =>
      reading(undefined, async () => {
        if (!isKey(key)) return undefined;
        const path = pathOf(key);
        const item = await readItem(path, key);
        if (item === 'damaged') {
          log.write('error', 'store_file_damaged', { shelf: shelf.name, key: key.slice(0, 20) });
          if (shelf.whenDamaged === 'fail') throw damaged();
          await remove(path);
          return undefined;
        }
        if (shelf.whenFull === 'forget') await markUsed(path, stamp());
        return item as Item & { bytes: Uint8Array<ArrayBuffer> };
      }),

    async put(key, item) {
      checkPut(key, item);
      const path = pathOf(key);
      const file = fileOf(key, item);
      await failing(async () => {
        await prepare();
        const written = await room.take(path, file.length);
        if (!written) {
          if (shelf.whenFull === 'refuse') throw full();
          return remove(path);
        }
        try {
          await write(path, file);
        } finally {
          written();
        }
      });
    },

    delete: (key) => reading(undefined, async () => (isKey(key) ? remove(pathOf(key)) : undefined)),

    deleteTagged: (tag) =>
      reading(0, async () => {
        let count = 0;
        await inParallel(await readdir(folder), async (name) => {
          const path = join(folder, name);
          try {
            if (!(await readTags(path)).includes(tag)) return;
          } catch (error) {
            if (isMissing(error)) return; // forgotten or removed meanwhile
            throw error;
          }
          await remove(path);
          count += 1;
        });
        return count;
      }),

    list: (prefix) =>
      reading([], async () => {
        const keys = (await readdir(folder)).map(keyOf);
        return keys.filter((key) => key?.startsWith(prefix)).sort() as string[];
      }),
  };
}

/** Removes what processes that died left behind. */
async function sweep(folder: string, olderThanMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity })); // finished meanwhile
    if (mtimeMs < olderThanMs) await rm(path, { force: true });
  }
}

/** A rename or a removal is on the disk when its folder is. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The order of use is worth less than the card: on a disk that is read-only the card goes out all the same. */
async function markUsed(path: string, at: Date): Promise<void> {
  await utimes(path, at, at).catch(() => undefined);
}

/** What is not there is an answer, not an error. */
async function reading<T>(missing: T, work: () => Promise<T>): Promise<T> {
  return failing(async () => {
    try {
      return await work();
    } catch (error) {
      if (isMissing(error)) return missing;
      throw error;
    }
  });
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PresscardError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw full(error);
    throw new PresscardError(
      'store_failed',
      `The folder of the store cannot be read or written (${code}). Check PRESSCARD_STORE and who owns it.`,
      { cause: error },
    );
  }
}

const full = (cause?: unknown): PresscardError =>
  new PresscardError(
    'store_full',
    'There is no room left in the store. Delete what is no longer needed, or give it more.',
    { cause },
  );

const damaged = (): PresscardError =>
  new PresscardError(
    'store_failed',
    'A record of the store is damaged. Its name still counts; write it again to mend it.',
  );
