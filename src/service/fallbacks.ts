import * as z from 'zod';
import { FALLBACKS_MAX, FALLBACKS_MAX_AGE_MS } from '../limits.ts';
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
  return {
    async note(key, fallback) {
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...fallback, at: new Date(clock.now()).toISOString() } satisfies Fallback),
      );
      try {
        await records.put(KEY_START + key, { bytes, contentType: 'application/json', tags: [] });
      } catch (cause) {
        log.write('warn', 'fallback_not_noted', { cause: String(cause) });
      }
    },

    async list() {
      const found = await Promise.all(
        (await records.list(KEY_START)).map(async (key) => ({
          key,
          fallback: await readFallback(records, key),
        })),
      );
      const oldestMs = clock.now() - FALLBACKS_MAX_AGE_MS;
      const kept = found
        .flatMap(({ key, fallback }) =>
          fallback && Date.parse(fallback.at) >= oldestMs ? [{ key, fallback }] : [],
        )
        .toSorted((one, other) => other.fallback.at.localeCompare(one.fallback.at))
        .slice(0, FALLBACKS_MAX);
      const keptKeys = new Set(kept.map(({ key }) => key));
      for (const { key } of found) if (!keptKeys.has(key)) await records.delete(key);
      return kept.map(({ fallback }) => fallback);
    },
  };
}

async function readFallback(records: BlobStore, key: string): Promise<Fallback | undefined> {
  const item = await records.get(key);
  const text = new TextDecoder().decode(item?.bytes);
  const parsed = item && schema.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : undefined;
}
