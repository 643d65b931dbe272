import type { RateClass } from '../keys/api-key.ts';

/** Counts the API requests of each key. Called before an API request is read. */
export interface RateLimiter {
  /** @returns seconds to wait where the key has spent its minute, else undefined. */
  take(apiKeyId: string, rate: RateClass): Promise<number | undefined>;
}
