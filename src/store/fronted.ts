import type { BlobStore } from './port.ts';

/**
 * A quick store before a lasting one: reads try the front first and fill it, writes and removals go to both.
 * The back decides what exists. The front should forget by age, since another process may remove from the
 * back what this one still holds.
 */
export function fronted(front: BlobStore, back: BlobStore): BlobStore {
  // What was read before a removal must not be put back into the front after it.
  let changes = 0;
  const change = async <T>(both: () => Promise<T>): Promise<T> => {
    changes += 1;
    try {
      return await both();
    } finally {
      changes += 1;
    }
  };
  return {
    near: (key) => front.near?.(key),
    async get(key) {
      const near = await front.get(key);
      if (near) return near;
      const seen = changes;
      const far = await back.get(key);
      if (far && seen === changes) await front.put(key, far);
      return far;
    },
    put: (key, item) =>
      change(async () => {
        await front.put(key, item);
        await back.put(key, item);
      }),
    delete: (key) =>
      change(async () => {
        await front.delete(key);
        await back.delete(key);
      }),
    deleteTagged: (tag) =>
      change(async () => {
        await front.deleteTagged(tag);
        return back.deleteTagged(tag);
      }),
    list: (prefix) => back.list(prefix),
  };
}
