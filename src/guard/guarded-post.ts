import { FETCH_TIMEOUT_MS } from '../limits.ts';
import { checkAddressOf, checkUrl, type HostPolicy } from './check-url.ts';
import { asFetchFault, discard } from './follow.ts';
import type { FetchPort } from './port.ts';

export interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For everything together. */
  readonly timeoutMs?: number;
}

/** What was answered, whatever the status; the body is not read. */
export interface Posted {
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Sends something to an address that an operator names. The guard is the one of `GuardedFetch`, and no redirect is
 * followed: what was signed for one address goes to no other.
 *
 * @throws PresscardError `address_refused`, `blocked_host`, `recursive`, `fetch_failed` or `fetch_timeout`
 */
export type GuardedPost = (url: string, posting: Posting) => Promise<Posted>;

export function createGuardedPost(port: FetchPort, policy: HostPolicy = {}): GuardedPost {
  return async (address, { headers, body, timeoutMs = FETCH_TIMEOUT_MS }) => {
    const url = checkUrl(address, policy);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await port.fetch(url.href, {
        method: 'POST',
        headers,
        body,
        signal,
        checkAddress: (ip) => checkAddressOf(url, policy, ip),
      });
      discard(response);
      return { status: response.status, headers: response.headers };
    } catch (error) {
      throw asFetchFault(error, signal);
    }
  };
}
