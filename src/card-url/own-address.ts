/**
 * The address of a card, as somebody copied it from a page, down to the path that was signed: a service may stand
 * under a path of its own, which a proxy takes away.
 *
 * @param baseUrl of the service, without a slash at its end.
 * @returns undefined for an address of another service.
 */
export function ownAddress(address: string, baseUrl: string): string | undefined {
  if (!/^https?:/i.test(address)) return address;
  return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : undefined;
}
