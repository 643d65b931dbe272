import * as z from 'zod';
import { FALLBACKS_MAX, FALLBACKS_MAX_AGE_MS, FALLBACKS_SWEEP_EVERY } from '../limits.ts';
import type { ClockPort, LogPort } from '../ports.ts';
import type { BlobStore } from '../store/port.ts';

const schema = z.object({
  path: z.string(),
  reason: z.string(),
  at: z.string(),
});

/** A card that went out with less than was asked for. */
export type Fallback = z.infer<typeof schema>;

const KEY_START = 'fallback.';

/** Which cards went out degraded, so that somebody can have the networks fetch them again. */
export interface Fallbacks {
  /** Never rejects: a list that cannot be kept must not cost the card. */
  note(key: string, fallback: Omit<Fallback, 'at'>): Promise<void>;
  /** The latest first. */
  list(): Promise<readonly Fallback[]>;
}

export function createFallbacks({
  records,
  clock,
  log,
}: {
  records: BlobStore;
  clock: Pick<ClockPort, 'now'>;
  log: LogPort;
}): Fallbacks {
  let noted = 0;
  /** What is kept, the latest first; what is too old or too much is dropped. */
  const sweep = async (): Promise<readonly Fallback[]> => {
    const found = await Promise.all(
      (await records.list(KEY_START)).map(async (key) => ({ key, ...(await readFallback(records, key)) })),
    );
    const oldestMs = clock.now() - FALLBACKS_MAX_AGE_MS;
    const kept = found
      .flatMap(({ key, fallback }) =>
        fallback && Date.parse(fallback.at) >= oldestMs ? [{ key, fallback }] : [],
      )
      .toSorted((one, other) => other.fallback.at.localeCompare(one.fallback.at))
      .slice(0, FALLBACKS_MAX);
    const keptKeys = new Set(kept.map(({ key }) => key));
    for (const { key, isUnreadable } of found)
      if (!isUnreadable && !keptKeys.has(key)) await records.delete(key);
    return kept.map(({ fallback }) => fallback);
  };

  return {
    async note(key, fallback) {
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...fallback, at: new Date(clock.now()).toISOString() } satisfies Fallback),
      );
      try {
        await records.put(KEY_START + key, { bytes, contentType: 'application/json', tags: [] });
        // Nobody may ever ask for the list: it is kept short here too, from the first note of a process on.
        if (noted++ % FALLBACKS_SWEEP_EVERY === 0) await sweep();
      } catch (cause) {
        log.write('warn', 'fallback_not_noted', { cause: String(cause) });
      }
    },

    list: sweep,
  };
}

/** One that cannot be read at this moment costs nobody the list of the others. */
async function readFallback(
  records: BlobStore,
  key: string,
): Promise<{ readonly fallback?: Fallback | undefined; readonly isUnreadable?: true }> {
  try {
    const item = await records.get(key);
    const text = new TextDecoder().decode(item?.bytes);
    return { fallback: item && schema.safeParse(JSON.parse(text)).data };
  } catch {
    return { isUnreadable: true };
  }
}
