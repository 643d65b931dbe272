import { PresscardError } from '../errors.ts';
import { FETCH_HOPS_MAX, FETCH_TIMEOUT_MS } from '../limits.ts';
import type { HostPolicy } from './check-url.ts';
import { asFetchFault, discard, follow } from './follow.ts';
import type { FetchPort } from './port.ts';
import { readBounded } from './read-bounded.ts';

export interface FetchBounds {
  /** Of the body, after decompression. */
  readonly maxBytes: number;
  /** What becomes of a body that has more: an error, or its beginning alone. */
  readonly whenMore?: 'refuse' | 'cut';
  /** For everything together, redirects and body included. */
  readonly timeoutMs?: number;
  /** Redirects that are followed. */
  readonly maxHops?: number;
  /** The `Accept` header. */
  readonly accept?: string;
}

export interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the server says, which proves nothing; empty when it says nothing. */
  readonly contentType: string;
  readonly finalUrl: string;
}

/**
 * Fetches what a person or a page names, and nothing that the service alone can reach.
 *
 * @throws PresscardError `address_refused`, `blocked_host`, `recursive`, `fetch_redirects`, `fetch_failed`,
 *   `fetch_timeout` or `fetch_too_large`.
 */
export type GuardedFetch = (url: string, bounds: FetchBounds) => Promise<Fetched>;

/** A guarded fetch over the runtime's port. Each hop is checked like the first address. */
export function createGuardedFetch(port: FetchPort, policy: HostPolicy = {}): GuardedFetch {
  return async (
    address,
    { maxBytes, timeoutMs = FETCH_TIMEOUT_MS, maxHops = FETCH_HOPS_MAX, accept = '*/*', whenMore = 'refuse' },
  ) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { accept, 'user-agent': 'presscard' };
    const { response, url } = await follow(port, policy, address, { headers, signal, maxHops });
    try {
      return await answerOf(response, url, { maxBytes, whenMore, signal });
    } catch (error) {
      throw asFetchFault(error, signal);
    }
  };
}

async function answerOf(
  response: Response,
  url: URL,
  bounds: Parameters<typeof readBounded>[1],
): Promise<Fetched> {
  if (response.status !== 200) {
    discard(response);
    throw new PresscardError('fetch_failed', `The address answered with status ${response.status}, not 200.`);
  }
  const bytes = await readBounded(response.body, bounds);
  if (!bytes) {
    throw new PresscardError('fetch_too_large', `The address answers more than ${bounds.maxBytes} bytes.`);
  }
  return { bytes, contentType: response.headers.get('content-type') ?? '', finalUrl: url.href };
}
