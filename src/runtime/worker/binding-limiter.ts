import type { RateClass } from '../../keys/api-key.ts';
import type { RateLimiter } from '../../service/rate-limiter.ts';

/** A rate-limiting binding: its limit and its period stand in wrangler.jsonc. */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

const PERIOD_S = 60;

/** One binding a class of keys. Each location counts for itself, and lets a little more through than it says. */
export function bindingLimiter(
  bindings: Readonly<Partial<Record<RateClass, RateLimitBinding>>>,
): RateLimiter {
  return {
    async take(apiKeyId, rate) {
      const result = await bindings[rate]?.limit({ key: apiKeyId });
      return result === undefined || result.success ? undefined : PERIOD_S;
    },
  };
}
