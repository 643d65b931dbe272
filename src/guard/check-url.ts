import { PresscardError } from '../errors.ts';
import { isAddress, isMetadataAddress, isPublicAddress } from './addresses.ts';

/** Whom the guard lets through and whom it takes for ourselves; entries are `host` (any port) or `host:port`. */
export interface HostPolicy {
  /** Private hosts that may be asked, at any port: for tests and staging. Metadata services stay blocked. */
  readonly allowHosts?: readonly string[];
  /** Hosts that this service answers at; asking them would be asking ourselves. */
  readonly ownHosts?: readonly string[];
}

const METADATA_NAMES = new Set(['metadata.google.internal', 'metadata.goog', 'metadata', 'instance-data']);

/** Names that only a private network resolves (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal, and habit). */
const PRIVATE_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion)$/;

/**
 * A URL that may be fetched: http or https at its default port, no user in it, a host of the public internet.
 * WHATWG URL has already turned numeric and full-width spellings of a host into one.
 *
 * @param from the address that redirected here, if any: https never leads to http.
 * @throws PresscardError `address_refused`, `blocked_host` or `recursive`.
 */
export function checkUrl(address: string, policy: HostPolicy, from?: URL): URL {
  const url = URL.parse(address, from);
  if (!url) throw refused('The address is not a URL.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused('Only http and https addresses are fetched.');
  if (from?.protocol === 'https:' && url.protocol === 'http:')
    throw refused('The address redirects from https to http.');
  if (url.username !== '' || url.password !== '')
    throw refused('The address holds a user or a password; take them out.');
  const host = hostOf(url);
  if (METADATA_NAMES.has(host) || isMetadataAddress(host)) throw blocked();
  if (listed(policy.ownHosts, host, url.port)) {
    throw new PresscardError(
      'recursive',
      'The address is one of this service. Send the photo or page itself.',
    );
  }
  if (listed(policy.allowHosts, host, url.port)) return url;
  // URL drops a port that is the scheme's default.
  if (url.port !== '')
    throw refused(
      'Only the default ports, 80 and 443, are asked, unless PRESSCARD_ALLOW_HOSTS names the host.',
    );
  const isPublic = isAddress(host) ? isPublicAddress(host) : host.includes('.') && !PRIVATE_NAME.test(host);
  if (!isPublic) throw blocked();
  return url;
}

/**
 * What `FetchPort` calls for every address behind a name, before it connects.
 *
 * @throws PresscardError `blocked_host`.
 */
export function checkAddressOf(url: URL, policy: HostPolicy, address: string): void {
  const allowed = listed(policy.allowHosts, hostOf(url), url.port) || isPublicAddress(address);
  if (!allowed || isMetadataAddress(address)) throw blocked();
}

/** The host in one spelling: without IPv6 brackets and without the root's dot. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');

function listed(list: readonly string[] = [], host: string, port: string): boolean {
  return list.some((entry) => {
    const bare = entry.includes(':') && isAddress(entry) ? `[${entry}]` : entry;
    const parsed = URL.parse(`http://${bare}`);
    const anyPort = !/:\d+$/.test(bare);
    return (
      parsed !== null && hostOf(parsed) === host && (anyPort || (parsed.port || '80') === (port || '80'))
    );
  });
}

const refused = (message: string): PresscardError => new PresscardError('address_refused', message);

const blocked = (): PresscardError =>
  new PresscardError(
    'blocked_host',
    'The host is private, reserved or a metadata service. Use an address of the public internet, or list a host for tests in PRESSCARD_ALLOW_HOSTS.',
  );
