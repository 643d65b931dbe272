import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DISK_ROOM_SHARE } from '../../limits.ts';

export interface RoomOptions {
  readonly folder: string;
  readonly maxBytes: number;
  /** Whether room is made by removing what was used least lately. */
  readonly whenFull: 'forget' | 'refuse';
}

interface StoredFile {
  readonly path: string;
  readonly bytes: number;
  readonly usedAtMs: number;
}

/** How many files are looked at side by side; Node's own pool has four threads. */
const AT_ONCE = 32;

/**
 * Keeps a folder within its bytes. The folder itself is the record of what it holds and when that was last
 * used (a file's time of change), so the bound holds after a restart and with several processes: each reads
 * the folder again after it has written a sixteenth of the bound, and together they exceed it by no more
 * than that each.
 */
export class DiskRoom {
  readonly #options: RoomOptions;
  readonly #onTheirWay = new Map<symbol, number>();
  #heldBytes: number | undefined;
  #writtenBytes = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: RoomOptions) {
    this.#options = options;
  }

  /**
   * Takes room for a file that will replace `path`.
   *
   * @returns a function to call when the file is written or has failed; undefined when there is no room.
   */
  take(path: string, bytes: number): Promise<(() => void) | undefined> {
    const taken = this.#turn.then(() => this.#take(path, bytes));
    this.#turn = taken.catch(() => undefined); // the one who asked hears of it
    return taken;
  }

  /** Something was removed: the folder is counted afresh at the next write. */
  removed(): void {
    this.#heldBytes = undefined;
  }

  async #take(path: string, bytes: number): Promise<(() => void) | undefined> {
    const { maxBytes } = this.#options;
    if (bytes > maxBytes) return undefined;
    const shareBytes = maxBytes * DISK_ROOM_SHARE;
    if (
      this.#heldBytes === undefined ||
      this.#writtenBytes + bytes > shareBytes ||
      this.#heldBytes + bytes > maxBytes
    ) {
      this.#heldBytes = await this.#makeRoom(path, bytes, maxBytes - shareBytes);
      this.#writtenBytes = 0;
    }
    if (this.#heldBytes + bytes > maxBytes) return undefined;
    this.#heldBytes += bytes;
    this.#writtenBytes += bytes;
    const ticket = Symbol(path);
    this.#onTheirWay.set(ticket, bytes);
    return () => void this.#onTheirWay.delete(ticket);
  }

  /** @returns the bytes that the folder holds beside `path`, after what had to go is gone. */
  async #makeRoom(path: string, bytes: number, restBytes: number): Promise<number> {
    const { folder, maxBytes, whenFull } = this.#options;
    // Counted before the folder is read: a file that arrives meanwhile may be counted twice, but never not at all.
    const onTheirWayBytes = sum([...this.#onTheirWay.values()]);
    const files = (await filesIn(folder)).filter((file) => file.path !== path);
    let heldBytes = sum(files.map((file) => file.bytes)) + onTheirWayBytes;
    if (whenFull === 'refuse' || heldBytes + bytes <= maxBytes) return heldBytes;
    files.sort((a, b) => a.usedAtMs - b.usedAtMs);
    for (const file of files) {
      if (heldBytes + bytes <= restBytes) break;
      await rm(file.path, { force: true });
      heldBytes -= file.bytes;
    }
    return heldBytes;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

async function filesIn(folder: string): Promise<StoredFile[]> {
  const names = await readdir(folder);
  const files: StoredFile[] = [];
  await inParallel(names, async (name) => {
    const path = join(folder, name);
    try {
      const { size, mtimeMs } = await stat(path);
      files.push({ path, bytes: size, usedAtMs: mtimeMs });
    } catch (error) {
      if (!isMissing(error)) throw error; // another process removed it meanwhile
    }
  });
  return files;
}

/** Runs the work on every item, some at a time. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
