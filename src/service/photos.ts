import * as z from 'zod';
import type { EdgeCachePort } from '../cache/port.ts';
import { purgeTwice, type PurgeAgain } from '../cache/purge.ts';
import { PresscardError } from '../errors.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';
import type { ApiKey } from '../keys/api-key.ts';
import { BUSY_RETRY_AFTER_S, STORE_ANSWER_MAX_MS } from '../limits.ts';
import { fetchPhoto } from '../photo/fetch-photo.ts';
import type { Focus } from '../photo/focus.ts';
import type { PhotoPort } from '../photo/port.ts';
import { takePhoto } from '../photo/take-photo.ts';
import type { Store } from '../store/port.ts';
import { within } from '../store/within.ts';
import type { Takedowns } from '../takedowns/takedowns.ts';

const schema = z.object({
  sha256: z.string(),
  width: z.int(),
  height: z.int(),
  focus: z.tuple([z.number(), z.number()]),
  credit: z.string().optional(),
  creator: z.string().optional(),
  copyright: z.string().optional(),
  /** Ids of the API keys that sent it. */
  by: z.array(z.string()),
});
type PhotoRecord = z.infer<typeof schema>;

/** What is known of a photo that is kept. */
export type PhotoFacts = Readonly<Omit<PhotoRecord, 'by'>>;

interface Sender {
  readonly apiKey: ApiKey;
  /** The editor's choice. */
  readonly focus?: Focus | undefined;
}

/** The photos of the service: taken in, found again, withdrawn. */
export interface Photos {
  /**
   * Takes a photo in and keeps it.
   *
   * @param load its bytes, read when there is room for them.
   * @throws PresscardError as `takePhoto`, `busy`, `withdrawn`, `store_full`, `store_failed`, and what `load` throws.
   */
  take(load: () => Promise<Uint8Array>, sender: Sender): Promise<PhotoFacts>;
  /** The same for a photo at an address. @throws PresscardError as `fetchPhoto`, too. */
  takeFrom(url: string, sender: Sender): Promise<PhotoFacts>;
  /** @throws PresscardError `photo_unknown` or `withdrawn`. */
  facts(sha256: string): Promise<PhotoFacts>;
  /** For a card. A store that fails or hangs is as good as one without the photo. */
  bytes(sha256: string): Promise<Uint8Array | undefined>;
  /**
   * No card shows it from now on, on any instance, and it is not taken in again until it is reinstated.
   *
   * @throws PresscardError `photo_unknown`; `outlet_refused` for a key of some outlets where others sent it too.
   */
  withdraw(sha256: string, apiKey: ApiKey): Promise<void>;
}

interface PhotosOptions extends PurgeAgain {
  readonly port: PhotoPort;
  readonly fetchGuarded: GuardedFetch;
  readonly store: Pick<Store, 'photos' | 'records'>;
  readonly takedowns: Takedowns;
  readonly cache: EdgeCachePort;
}

const recordKey = (sha256: string): string => `photo.${sha256}`;
export const photoTag = (sha256: string): string => `photo-${sha256}`;

export function createPhotos(options: PhotosOptions): Photos {
  const { port, store, takedowns, log } = options;
  let intakes = 0;

  const recordOf = async (sha256: string): Promise<PhotoRecord | undefined> => {
    const item = await store.records.get(recordKey(sha256));
    if (!item) return undefined;
    return schema.safeParse(JSON.parse(new TextDecoder().decode(item.bytes))).data;
  };

  const keep = async (bytes: Uint8Array, { apiKey, focus }: Sender): Promise<PhotoFacts> => {
    const { bytes: kept, type, ...facts } = await takePhoto(port, bytes, focus ? { focus } : {});
    const tags = [photoTag(facts.sha256)];
    await refuseWithdrawn(takedowns, tags);
    // The photo first: whoever finds the record finds the photo.
    await store.photos.put(facts.sha256, { bytes: new Uint8Array(kept), contentType: type, tags });
    const before = await recordOf(facts.sha256);
    const by = [...new Set([...(before?.by ?? []), apiKey.id])];
    const record = { ...facts, focus: [...facts.focus] as [number, number], by } satisfies PhotoRecord;
    await store.records.put(recordKey(facts.sha256), {
      bytes: new TextEncoder().encode(JSON.stringify(record)),
      contentType: 'application/json',
      tags: [],
    });
    return facts as PhotoFacts;
  };

  const take: Photos['take'] = async (load, sender) => {
    if (intakes >= port.limits.maxIntakes) {
      throw new PresscardError(
        'busy',
        'Too many photos are coming in at this moment. Send it again shortly.',
        {
          retryAfterS: BUSY_RETRY_AFTER_S,
        },
      );
    }
    intakes += 1;
    try {
      return await keep(await load(), sender);
    } finally {
      intakes -= 1;
    }
  };

  return {
    take,
    takeFrom: (url, sender) => take(() => fetchPhoto(options.fetchGuarded, url, port.limits), sender),

    async facts(sha256) {
      await refuseWithdrawn(takedowns, [photoTag(sha256)]);
      const record = await recordOf(sha256);
      if (!record) throw unknown();
      const { by: _by, ...facts } = record;
      return facts;
    },

    async bytes(sha256) {
      try {
        return (await within(STORE_ANSWER_MAX_MS, store.photos.get(sha256)))?.bytes;
      } catch (cause) {
        log.write('error', 'photo_not_read', { photo: sha256, cause: String(cause) });
        return undefined;
      }
    },

    async withdraw(sha256, apiKey) {
      const record = await recordOf(sha256);
      if (apiKey.outlets.length > 0) {
        if (!record?.by.includes(apiKey.id)) throw unknown();
        if (record.by.length > 1) {
          throw new PresscardError(
            'outlet_refused',
            'Others sent this photo too. It needs an API key that is not limited to outlets.',
          );
        }
      }
      const tag = photoTag(sha256);
      await takedowns.withdraw(tag, { by: apiKey.id });
      await purgeTwice(options.cache, [tag], options);
      await store.photos.delete(sha256);
      await store.records.delete(recordKey(sha256));
    },
  };
}

/** @throws PresscardError `withdrawn`, or `takedowns_unreadable`: what may have been withdrawn is not signed. */
export async function refuseWithdrawn(takedowns: Takedowns, tags: readonly string[]): Promise<void> {
  const standing = await takedowns.standingOf(tags);
  if (standing === 'clear') return;
  throw standing === 'withdrawn'
    ? new PresscardError(
        'withdrawn',
        'This was withdrawn, and is not signed again. Reinstate it first: POST /v1/takedowns with "withdrawn": false.',
      )
    : new PresscardError(
        'takedowns_unreadable',
        'It cannot be told whether this was withdrawn. Try again soon.',
      );
}

function unknown(): PresscardError {
  return new PresscardError(
    'photo_unknown',
    'There is no photo of this sha256. Send it with PUT /v1/photos first.',
  );
}
