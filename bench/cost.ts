/**
 * Prices of Cloudflare's Workers Paid plan, beyond what it includes, in dollars:
 * https://developers.cloudflare.com/workers/platform/pricing/, read in November 2026.
 */
const DOLLARS_PER_MILLION = { requests: 0.3, cpuMs: 0.02 } as const;

/**
 * What a million requests cost that each compute so long. A card that a cache has costs its request alone; one
 * with a photo is written to R2 as well, at 4.50 dollars a million writes.
 */
export function costOf(cpuMs: number): number {
  return DOLLARS_PER_MILLION.requests + DOLLARS_PER_MILLION.cpuMs * cpuMs;
}
