import { FETCH_HOPS_MAX, FETCH_TIMEOUT_MS } from '../limits.ts';
import type { HostPolicy } from './check-url.ts';
import { asFetchFault, follow, type Followed } from './follow.ts';
import type { FetchPort } from './port.ts';
import { readBounded } from './read-bounded.ts';

export interface Asking {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the body, after decompression; what is more is cut off. */
  readonly maxBytes: number;
  /** For everything together, redirects and body included. */
  readonly timeoutMs?: number;
}

/** What was answered, whatever the status. */
export interface Answered extends Pick<Followed, 'hops'> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly finalUrl: string;
}

/**
 * Asks as somebody else would, and tells what came of it: for the doctor. The guard is the one of `GuardedFetch`.
 *
 * @throws PresscardError `address_refused`, `blocked_host`, `recursive`, `fetch_redirects`, `fetch_failed` or
 * `fetch_timeout`
 */
export type GuardedAsk = (url: string, asking: Asking) => Promise<Answered>;

export function createGuardedAsk(port: FetchPort, policy: HostPolicy = {}): GuardedAsk {
  return async (address, { method = 'GET', headers = {}, maxBytes, timeoutMs = FETCH_TIMEOUT_MS }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const options = { method, headers, signal, maxHops: FETCH_HOPS_MAX };
    const { response, url, hops } = await follow(port, policy, address, options);
    try {
      const bytes = (await readBounded(response.body, { maxBytes, whenMore: 'cut', signal }))!;
      return { status: response.status, headers: response.headers, bytes, finalUrl: url.href, hops };
    } catch (error) {
      throw asFetchFault(error, signal);
    }
  };
}
