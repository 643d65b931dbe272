import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE_CLASSES } from '../../keys/api-key.ts';
import type { RateLimiter } from '../../service/rate-limiter.ts';

const MINUTE_S = 60;

/** Counts the requests of each key in this process. */
export function memoryLimiter(): RateLimiter {
  const limiters = {
    standard: new RateLimiterMemory({ points: RATE_CLASSES.standard, duration: MINUTE_S }),
    bulk: new RateLimiterMemory({ points: RATE_CLASSES.bulk, duration: MINUTE_S }),
  };
  return {
    async take(apiKeyId, rate) {
      try {
        await limiters[rate].consume(apiKeyId);
        return undefined;
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000);
        throw error;
      }
    },
  };
}
