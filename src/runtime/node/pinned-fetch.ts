import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { FetchPort } from '../../guard/port.ts';

/**
 * Requests whose socket connects to the very addresses that were checked: the name is looked up once, at
 * connection time, so a name that changes its mind between check and connection gains nothing. A proxy of
 * the environment is not used, since it would look the name up itself.
 */
export function pinnedFetch({ lookup = systemLookup as LookupFunction } = {}): FetchPort {
  return {
    async fetch(url, { method, headers, body, signal, checkAddress }) {
      // Loaded by the first request: a card without one starts 60 ms earlier.
      const { Agent, fetch } = await import('undici');
      // One agent a request: a connection kept alive would outlive the check that it passed.
      const agent = new Agent({ connect: { lookup: checked(lookup, checkAddress) }, pipelining: 0 });
      try {
        const response = await fetch(url, {
          method,
          headers,
          ...(body === undefined ? {} : { body }),
          signal,
          redirect: 'manual',
          dispatcher: agent,
        });
        // Closes when the body has been read or cancelled.
        agent.close().catch(() => undefined);
        return response as unknown as Response;
      } catch (error) {
        await agent.destroy();
        throw error;
      }
    },
  };
}

/** A lookup that fails when any address behind the name is refused: a name with one private address is a trap. */
function checked(lookup: LookupFunction, checkAddress: (address: string) => void): LookupFunction {
  return (host, options, done) => {
    lookup(host, options, (error, found: string | LookupAddress[], family) => {
      if (error) return done(error, '', 0);
      try {
        for (const each of Array.isArray(found) ? found : [found])
          checkAddress(typeof each === 'string' ? each : each.address);
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, '', 0);
      }
      done(null, found, family);
    });
  };
}
