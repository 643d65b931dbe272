import * as z from 'zod';
import { sha256Hex } from '../card/digest.ts';
import { OUTBOX_MAX } from '../limits.ts';
import type { ClockPort } from '../ports.ts';
import type { BlobStore } from '../store/port.ts';
import type { Carried } from './carry.ts';
import { readMessage, type WatchMessage } from './message.ts';

interface Waiting {
  readonly message: WatchMessage;
  /** That failed. */
  readonly tries: number;
  readonly dueMs: number;
}

const schema = z.object({ message: z.unknown(), tries: z.number(), dueMs: z.number() });
const KEY_START = 'watch.';

export interface OutboxTools {
  readonly records: Pick<BlobStore, 'get' | 'put' | 'delete' | 'list'>;
  readonly clock: Pick<ClockPort, 'now'>;
  /** Tries so far with this one. */
  readonly carry: (message: WatchMessage, tries: number) => Promise<Carried>;
  /** Told how many wait, whenever that changes. */
  readonly onWaiting: (waiting: number) => void;
}

/**
 * The queue of a server of one's own: what Cloudflare's does for a Worker. It stands in the store, so that nothing is
 * lost by a restart, and has one place for each article's card and one for its event: a newer version takes the place
 * of an older one that still waits.
 */
export interface Outbox {
  /** @returns false when it is full; what is there already may always be replaced. */
  add(message: WatchMessage): Promise<boolean>;
  /** Works until nothing is due. @returns when the next one is, in ms since 1970; undefined when nothing waits. */
  work(signal: AbortSignal): Promise<number | undefined>;
  readonly length: number;
}

/** With what an earlier process left. */
export async function openOutbox({ records, clock, carry, onWaiting }: OutboxTools): Promise<Outbox> {
  const waiting = new Map<string, Waiting>();
  for (const key of await records.list(KEY_START)) {
    const found = read((await records.get(key))?.bytes);
    if (found) waiting.set(key, found);
    else await records.delete(key);
  }
  onWaiting(waiting.size);

  // One after the other: a removal must not overtake what has taken its place since.
  let writes: Promise<void> = Promise.resolve();
  const write = (step: () => Promise<void>): Promise<void> => {
    const done = writes.then(step);
    writes = done.catch(() => undefined);
    return done;
  };
  const keep = async (key: string, one: Waiting): Promise<void> => {
    const bytes = new TextEncoder().encode(JSON.stringify(one));
    waiting.set(key, one);
    onWaiting(waiting.size);
    await write(() => records.put(key, { bytes, contentType: 'application/json', tags: [] }));
  };
  const add = async (message: WatchMessage): Promise<boolean> => {
    const key = await placeOf(message);
    if (waiting.size >= OUTBOX_MAX && !waiting.has(key)) return false;
    await keep(key, { message, tries: 0, dueMs: clock.now() });
    return true;
  };
  const settle = async (key: string, one: Waiting, carried: Carried): Promise<void> => {
    if (carried.is === 'done' && carried.next) await add({ kind: 'webhook', event: carried.next });
    // A newer version came while this one was worked on.
    if (waiting.get(key) !== one) return;
    if (carried.is === 'again' && carried.afterS !== undefined) {
      return keep(key, { ...one, tries: one.tries + 1, dueMs: clock.now() + carried.afterS * 1000 });
    }
    waiting.delete(key);
    onWaiting(waiting.size);
    await write(() => records.delete(key));
  };

  return {
    add,
    get length() {
      return waiting.size;
    },
    async work(signal) {
      for (;;) {
        const nextMs = Math.min(...Array.from(waiting.values(), ({ dueMs }) => dueMs));
        if (nextMs > clock.now() || signal.aborted) return nextMs === Infinity ? undefined : nextMs;
        const [key, one] = [...waiting].find(([, { dueMs }]) => dueMs <= clock.now())!;
        await settle(key, one, await carry(one.message, one.tries + 1));
      }
    },
  };
}

async function placeOf(message: WatchMessage): Promise<string> {
  const { feed, key } = message.kind === 'card' ? message.order : message.event;
  return `${KEY_START}${message.kind}.${(await sha256Hex(`${feed}\n${key}`)).slice(0, 32)}`;
}

/** @returns undefined for what another version of presscard wrote, or nobody. */
function read(bytes: Uint8Array | undefined): Waiting | undefined {
  try {
    const { message, ...rest } = schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const known = readMessage(message);
    return known && { message: known, ...rest };
  } catch {
    return undefined;
  }
}
