import ipaddr from 'ipaddr.js';

/** Where clouds hand out credentials; blocked even for hosts that are let through. */
const METADATA = new Set(
  [
    '169.254.169.254', // AWS, Azure, Google, Oracle, DigitalOcean, Hetzner, OpenStack
    '169.254.170.2', // AWS ECS
    '169.254.170.23', // AWS EKS
    '169.254.0.23', // Tencent
    '100.100.100.200', // Alibaba
    '168.63.129.16', // Azure's host, inside a public range
    '192.0.0.192', // Oracle, older
    'fd00:ec2::254', // AWS
    'fd00:ec2::23', // AWS EKS
    'fd20:ce::254', // Google
  ].map((address) => ipaddr.parse(address).toNormalizedString()),
);

/** The only range from which IANA hands out global unicast addresses; whatever is new elsewhere stays blocked. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** RFC 9637 documentation and RFC 3849's; named here in case a library's table lacks them. */
const DOCUMENTATION_V6 = ['2001:db8::/32', '3fff::/20'].map((range) => ipaddr.IPv6.parseCIDR(range));

/**
 * Whether an address belongs to the public internet. Tunnels and translations into IPv4 (6to4, Teredo,
 * NAT64, mapped) count as private whatever they carry: no picture server is reached that way.
 *
 * @param address as a resolver or a URL's host gives it, without brackets; false for anything else.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (!(parsed instanceof ipaddr.IPv6)) return true;
  return parsed.match(GLOBAL_V6) && !DOCUMENTATION_V6.some((range) => parsed.match(range));
}

/** Whether a cloud's metadata service answers at this address, in whatever spelling. */
export function isMetadataAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return METADATA.has(parsed.toNormalizedString()) || METADATA.has(embeddedV4(parsed));
}

/** Whether a URL's host, without brackets, is an address and no name. */
export const isAddress = (host: string): boolean => ipaddr.isValid(host);

/** The IPv4 address inside a NAT64 (RFC 6052) or 6to4 (RFC 3056) address. */
function embeddedV4(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (!(address instanceof ipaddr.IPv6)) return '';
  const bytes = address.toByteArray();
  const at = { rfc6052: 12, '6to4': 2 }[address.range() as string];
  return at === undefined ? '' : bytes.slice(at, at + 4).join('.');
}
