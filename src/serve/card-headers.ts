import type { CardIdentity } from '../card/identity.ts';
import type { Card } from '../sign/card.ts';

/** Cards of the running design never change under their address. */
const FOR_GOOD_S = 31_536_000;
/** Cards of another design show the running one, which changes with the next release. */
const ONE_DAY_S = 86_400;
/** How long a cache may go on with what it has while it asks, or when nobody answers. */
const STALE_S = 604_800;
/** A fallback is asked for again soon: networks keep what they got for weeks. */
const FALLBACK_S = 60;

/** How long an answer may be kept that is not what it should be, or of which nobody is sure. */
export function shortCacheControl(
  { x = Infinity }: Card,
  { hasQuery, nowMs }: { hasQuery: boolean; nowMs: number },
): string {
  if (hasQuery) return 'no-store';
  return `public, max-age=${Math.min(FALLBACK_S, Math.max(0, x - Math.floor(nowMs / 1000)))}`;
}

/**
 * How long an answer may be kept: for good in the running design, a day in another, and never longer than the
 * card looks like that or its address lives.
 *
 * @param nowMs milliseconds since 1970.
 */
export function cacheControlOf(
  { phase, isCurrentDesign }: Pick<CardIdentity, 'phase' | 'isCurrentDesign'>,
  { x, embargo }: Card,
  { hasQuery, nowMs }: { hasQuery: boolean; nowMs: number },
): string {
  if (hasQuery) return 'no-store';
  const lasts = isCurrentDesign && embargo === undefined ? FOR_GOOD_S : ONE_DAY_S;
  const ends = [phase.changesAtS, x].filter((end) => end !== undefined);
  const left = Math.min(lasts, ...ends.map((end) => Math.max(0, end - Math.floor(nowMs / 1000))));
  // What ends or changes at a known time is not shown beyond it, not even while the service fails: caches
  // show what is stale then, unless they are told not to.
  if (x !== undefined || (phase.changesAtS !== undefined && embargo === undefined))
    return `public, max-age=${left}, must-revalidate`;
  if (left < lasts) return `public, max-age=${left}`;
  return lasts === FOR_GOOD_S
    ? `public, max-age=${lasts}, immutable`
    : `public, max-age=${lasts}, stale-while-revalidate=${STALE_S}, stale-if-error=${STALE_S}`;
}

/** Whether a request already holds this card (RFC 9110, 13.1.2: weak comparison). */
export function isNotModified(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** What every answer of a card carries, whatever it shows. */
export const cardHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; sandbox",
};

/** The same tags in the spelling of Cloudflare and in that of Fastly and Varnish. */
export function tagHeaders(tags: readonly string[]): Record<string, string> {
  return { 'cache-tag': tags.join(','), 'surrogate-key': tags.join(' ') };
}
