import { PresscardError } from '../errors.ts';
import { FETCH_HOPS_MAX, FETCH_TIMEOUT_MS } from '../limits.ts';
import { checkAddressOf, checkUrl, type HostPolicy } from './check-url.ts';
import type { FetchPort } from './port.ts';
import { readBounded } from './read-bounded.ts';

export interface FetchBounds {
  /** Of the body, after decompression. */
  readonly maxBytes: number;
  /** For everything together, redirects and body included. */
  readonly timeoutMs?: number;
  /** Redirects that are followed. */
  readonly maxHops?: number;
  /** The `Accept` header. */
  readonly accept?: string;
  /** What becomes of a body that has more: an error, or its beginning alone. */
  readonly whenMore?: 'refuse' | 'cut';
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
    let url = checkUrl(address, policy);
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { accept, 'user-agent': 'presscard' };
    try {
      for (let hop = 0; hop <= maxHops; hop += 1) {
        const asked = url;
        const response = await port.fetch(asked.href, {
          headers,
          signal,
          checkAddress: (ip) => checkAddressOf(asked, policy, ip),
        });
        const next = redirectOf(response);
        if (next === undefined) return await answerOf(response, asked, { maxBytes, whenMore, signal });
        discard(response);
        url = checkUrl(next, policy, asked);
      }
    } catch (error) {
      throw asFault(error, signal);
    }
    throw new PresscardError(
      'fetch_redirects',
      `The address redirects more than ${maxHops} times. Use the last one.`,
    );
  };
}

/** Where a redirect leads; 300, 304 and a redirect without an address lead nowhere. */
function redirectOf({ status, headers }: Response): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? undefined) : undefined;
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

/** Frees the connection of a body that nobody reads; whether that succeeds changes nothing. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function asFault(error: unknown, signal: AbortSignal): PresscardError {
  if (signal.aborted) {
    return new PresscardError('fetch_timeout', 'The address took too long to answer.', { cause: error });
  }
  const known = presscardErrorIn(error);
  if (known) return known;
  return new PresscardError(
    'fetch_failed',
    'The address could not be fetched: there is no such host, or it does not answer properly.',
    { cause: error },
  );
}

/** fetch wraps what a lookup throws; the reason is what counts. */
function presscardErrorIn(error: unknown): PresscardError | undefined {
  if (error instanceof PresscardError) return error;
  return error instanceof Error && error.cause !== undefined ? presscardErrorIn(error.cause) : undefined;
}
