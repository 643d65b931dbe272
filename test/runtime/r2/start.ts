import { fileURLToPath } from 'node:url';
import { createTestHarness } from 'wrangler';
import type { BlobStore, Item, Store } from '../../../src/store/port.ts';
import type { Answer, Order } from './orders.ts';

const main = fileURLToPath(new URL('worker.ts', import.meta.url));

export interface R2Worker {
  ask(order: Order): Promise<unknown>;
  /** The store inside workerd, asked from here. */
  readonly store: Store;
  stop(): Promise<void>;
}

/** The R2 store inside workerd, with wrangler's local bucket. */
export async function startR2Worker(): Promise<R2Worker> {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';
  const harness = createTestHarness({
    workers: [
      {
        config: {
          name: 'store',
          main,
          compatibility_date: '2026-11-01',
          compatibility_flags: ['nodejs_compat'],
          r2_buckets: [{ binding: 'BUCKET', bucket_name: 'store' }],
        },
      },
    ],
  });
  const { url } = await harness.listen();
  const ask = async (order: Order): Promise<unknown> => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
    const { value, error } = (await response.json()) as Answer;
    if (error) throw Object.assign(new Error(error.code), error);
    return value;
  };
  return {
    ask,
    store: {
      cards: shelfOver(ask, 'cards'),
      photos: shelfOver(ask, 'photos'),
      records: shelfOver(ask, 'records'),
    },
    stop: () => harness.close(),
  };
}

function shelfOver(ask: R2Worker['ask'], shelf: keyof Store): BlobStore {
  return {
    async get(key) {
      const item = (await ask({ does: 'get', shelf, key })) as
        | (Omit<Item, 'bytes'> & { bytes: number[] })
        | undefined;
      return item && { ...item, bytes: new Uint8Array(item.bytes) };
    },
    put: async (key, { bytes, ...item }) => {
      await ask({ does: 'put', shelf, key, item: { ...item, bytes: [...bytes] } });
    },
    delete: async (key) => {
      await ask({ does: 'delete', shelf, key });
    },
    deleteTagged: async (tag) => (await ask({ does: 'deleteTagged', shelf, key: tag })) as number,
    list: async (prefix) => (await ask({ does: 'list', shelf, key: prefix })) as string[],
  };
}
