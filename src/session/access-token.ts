import type { JWTVerifyGetKey } from 'jose';
import { sha256Hex } from '../card/digest.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';
import { ACCESS_CERTS_MAX_BYTES, ACCESS_CLOCK_SKEW_S } from '../limits.ts';
import type { LogPort } from '../ports.ts';
import { readCookie } from './cookie.ts';
import { accessEditor, type Editor } from './session.ts';

/** A Cloudflare Access application that stands in front of the studio. */
export interface AccessApplication {
  /** `https://TEAM.cloudflareaccess.com` */
  readonly team: string;
  /** The application's audience tag. */
  readonly audience: string;
}

/** Reads the token that Access gives along with every request that it lets through. */
export interface AccessTokens {
  /** @returns who it is and when the token ends (seconds since 1970); undefined without a good token. */
  editorOf(request: Request): Promise<{ editor: Editor; endsAtS: number } | undefined>;
}

const LOGGED_ID_DIGITS = 12;

/**
 * The header alone proves nothing: whoever reaches the service past Access could send it. So its signature is
 * verified with the team's keys, and that it was made for this application and has not ended.
 */
export function createAccessTokens(
  { team, audience }: AccessApplication,
  { fetchGuarded, log, now }: { fetchGuarded: GuardedFetch; log: LogPort; now: () => number },
): AccessTokens {
  let certs: JWTVerifyGetKey | undefined;
  return {
    async editorOf({ headers }) {
      const token =
        headers.get('cf-access-jwt-assertion') ?? readCookie(headers.get('cookie'), 'CF_Authorization');
      if (!token) return undefined;
      // Loaded by the first token: most services have no Access, and a card needs none of it.
      const { createRemoteJWKSet, customFetch, errors, jwtVerify } = await import('jose');
      certs ??= createRemoteJWKSet(new URL(`${team}/cdn-cgi/access/certs`), {
        [customFetch]: async (url: string) => {
          const { bytes } = await fetchGuarded(url, { maxBytes: ACCESS_CERTS_MAX_BYTES, maxHops: 0 });
          return new Response(bytes, { headers: { 'content-type': 'application/json' } });
        },
      });
      try {
        const { payload } = await jwtVerify(token, certs, {
          issuer: team,
          audience,
          algorithms: ['RS256'],
          requiredClaims: ['exp', 'iat'],
          clockTolerance: ACCESS_CLOCK_SKEW_S,
          currentDate: new Date(now()),
        });
        // A service token has a name and no person; a log names neither, and can still tell two apart.
        const who = String(payload.sub || payload['common_name'] || '');
        const id = `access-${(await sha256Hex(who)).slice(0, LOGGED_ID_DIGITS)}`;
        return { editor: accessEditor(id), endsAtS: payload.exp! };
      } catch (error) {
        // A token that does not hold is a matter of who asks; certificates that cannot be had are one of ours.
        if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout)
          log.write('error', 'access_certs_unreadable', { cause: String(error) });
        return undefined;
      }
    },
  };
}
