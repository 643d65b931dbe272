/** A cookie of this service: no script reads it, and no other site's form sends it. */
export interface CookieNames {
  /** `__Host-` ties it to this very host, which browsers grant to https alone. */
  readonly session: string;
  readonly isSecure: boolean;
}

/** @param baseUrl where the world reaches the service. */
export function cookieNames(baseUrl: string): CookieNames {
  const isSecure = baseUrl.startsWith('https:');
  return { session: isSecure ? '__Host-presscard' : 'presscard', isSecure };
}

/** One cookie of a request; undefined where it is not there, or there twice. */
export function readCookie(header: string | null, name: string): string | undefined {
  const found = (header ?? '')
    .split(/;\s*/)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * `Set-Cookie` of a session. `Lax` and not `Strict`: a link from the CMS opens the studio signed in, and what
 * changes anything asks for the `Origin` besides.
 *
 * @param maxAgeS 0 ends it.
 */
export function sessionCookie({ session, isSecure }: CookieNames, value: string, maxAgeS: number): string {
  return [
    `${session}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
    `Max-Age=${maxAgeS}`,
  ].join('; ');
}
