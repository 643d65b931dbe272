import { PresscardError } from '../errors.ts';
import { checkAddressOf, checkUrl, type HostPolicy } from './check-url.ts';
import type { FetchPort } from './port.ts';

export interface FollowOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Redirects that are followed. */
  readonly maxHops: number;
}

/** The answer at the end of a way of redirects; its body has not been read. */
export interface Followed {
  readonly response: Response;
  readonly url: URL;
  /** Where it was redirected from. */
  readonly hops: readonly { readonly url: string; readonly status: number }[];
}

/**
 * Asks an address and whatever it redirects to. Each hop is checked like the first address.
 *
 * @throws PresscardError as `GuardedFetch` does
 */
export async function follow(
  port: FetchPort,
  policy: HostPolicy,
  address: string,
  { method = 'GET', headers, signal, maxHops }: FollowOptions,
): Promise<Followed> {
  let url = checkUrl(address, policy);
  const hops: { url: string; status: number }[] = [];
  try {
    for (let hop = 0; hop <= maxHops; hop += 1) {
      const asked = url;
      const response = await port.fetch(asked.href, {
        method,
        headers,
        signal,
        checkAddress: (ip) => checkAddressOf(asked, policy, ip),
      });
      const next = redirectOf(response);
      if (next === undefined) return { response, url: asked, hops };
      discard(response);
      hops.push({ url: asked.href, status: response.status });
      url = checkUrl(next, policy, asked);
    }
  } catch (error) {
    throw asFetchFault(error, signal);
  }
  throw new PresscardError(
    'fetch_redirects',
    `The address redirects more than ${maxHops} times. Use the last one.`,
  );
}

/** Where a redirect leads; 300, 304 and a redirect without an address lead nowhere. */
function redirectOf({ status, headers }: Response): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? undefined) : undefined;
}

/** Frees the connection of a body that nobody reads; whether that succeeds changes nothing. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

/** What went wrong while something was asked for, as an error of presscard. */
export function asFetchFault(error: unknown, signal: AbortSignal): PresscardError {
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
