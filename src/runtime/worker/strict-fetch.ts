import type { FetchPort } from '../../guard/port.ts';

/**
 * The Worker's own fetch. workerd shows no addresses, so what is left is the policy for hosts and, at
 * Cloudflare, `global_fetch_strictly_public` in the compatibility flags: requests go through the public
 * internet and cannot reach the zone's own origin or another Worker behind it. A public name that resolves to
 * a private address leads nowhere from there: the edge has no route to the newsroom's network.
 */
export const strictFetch: FetchPort = {
  fetch(url, { method, headers, body, signal }) {
    return fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal,
      redirect: 'manual',
    });
  },
};
