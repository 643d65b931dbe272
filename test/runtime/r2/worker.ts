/** A Worker with nothing but the R2 store in it, so that the tests can ask it from outside as they ask the others. */
import { r2Store, type R2Binding } from '../../../src/runtime/worker/r2-store.ts';
import { consoleLog } from '../../../src/runtime/worker/console-log.ts';
import { systemClock } from '../../../src/runtime/system-clock.ts';
import type { Store } from '../../../src/store/port.ts';
import { createTakedowns, type Takedowns } from '../../../src/takedowns/takedowns.ts';
import type { Answer, Order } from './orders.ts';

interface Env {
  readonly BUCKET: R2Binding;
}

/** Instances as the isolates of a deployed Worker are: each with a memory of its own, one bucket for all. */
const instances = new Map<string, Takedowns>();

export default {
  async fetch(request: Request, { BUCKET }: Env): Promise<Response> {
    const order = (await request.json()) as Order;
    try {
      const value = await run(order, BUCKET);
      return Response.json({ value } satisfies Answer);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return Response.json({ error: { code: code ?? message } } satisfies Answer);
    }
  },
};

async function run(order: Order, bucket: R2Binding): Promise<unknown> {
  if (order.does === 'empty') return empty(bucket);
  if (order.does === 'objects') return (await everyObject(bucket)).toSorted();
  const store = r2Store(bucket);
  if (order.does === 'fill') return fill(store, order);
  if (order.does === 'standing') return instanceOf(order.instance, store).standingOf(order.tags);
  if (order.does === 'withdraw') return instanceOf(order.instance, store).withdraw(order.tag, {});
  if (order.does === 'put') {
    const others = r2Store(busy(bucket, order.busyTimes ?? 0), { pauseMs: 1 });
    return others[order.shelf].put(order.key, { ...order.item, bytes: new Uint8Array(order.item.bytes) });
  }
  const shelf = store[order.shelf];
  if (order.does !== 'get') return shelf[order.does](order.key);
  const item = await shelf.get(order.key);
  return item && { ...item, bytes: [...item.bytes] };
}

const AT_ONCE = 50;

async function fill({ photos }: Store, { count, tags }: { count: number; tags: readonly string[] }) {
  const item = { bytes: new Uint8Array(1), contentType: 'image/png', tags };
  const keys = Array.from({ length: count }, (_, at) => `k${at}`);
  for (let at = 0; at < count; at += AT_ONCE)
    await Promise.all(keys.slice(at, at + AT_ONCE).map((key) => photos.put(key, item)));
}

function instanceOf(name: string, store: Store): Takedowns {
  const instance =
    instances.get(name) ?? createTakedowns({ records: store.records, log: consoleLog, clock: systemClock });
  instances.set(name, instance);
  return instance;
}

/** The bucket as it is when others write the same keys: so many writes are refused, as R2's documents word it. */
function busy(bucket: R2Binding, times: number): R2Binding {
  let left = times;
  return {
    head: (key) => bucket.head(key),
    get: (key) => bucket.get(key),
    delete: (keys) => bucket.delete(keys),
    list: (options) => bucket.list(options),
    async put(...object) {
      if (left-- > 0) throw new Error('put: Rate limit exceeded for the same object. (10058)');
      return bucket.put(...object);
    },
  };
}

async function everyObject(bucket: R2Binding): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix: '', ...(cursor ? { cursor } : {}) });
    keys.push(...page.objects.map(({ key }) => key));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor);
  return keys;
}

async function empty(bucket: R2Binding): Promise<void> {
  const keys = await everyObject(bucket);
  for (let at = 0; at < keys.length; at += 1_000) await bucket.delete(keys.slice(at, at + 1_000));
}
