/** When Workers Cache may keep an answer, and how long: developers.cloudflare.com/workers/cache/configuration/. */

export interface Rules {
  readonly freshMs: number;
  readonly staleWhileRevalidateMs: number;
  readonly staleIfErrorMs: number;
}

/** Kept so long without Cache-Control and Expires, in seconds; other statuses are not (configuration). */
const DEFAULT_TTL_S: Readonly<Record<number, number>> = {
  200: 7_200,
  203: 7_200,
  204: 7_200,
  300: 1_200,
  301: 1_200,
  404: 180,
  405: 60,
  410: 180,
  414: 60,
  501: 60,
};

/** How long an answer may be kept; undefined when not at all. */
export function rulesOf(request: Request, { status, headers }: Response): Rules | undefined {
  if (status === 206 || (status >= 520 && status <= 526)) return undefined; // never (limitations)
  if (headers.get('vary')?.includes('*')) return undefined;
  const text =
    headers.get('cloudflare-cdn-cache-control') ??
    headers.get('cdn-cache-control') ??
    headers.get('cache-control');
  const said = directivesOf(text ?? '');
  const seconds = (name: string): number | undefined =>
    said.has(name) ? Math.max(0, Number(said.get(name)) || 0) : undefined;
  if (said.has('no-store') || (said.has('private') && said.get('private') === '')) return undefined;
  if (headers.has('set-cookie') && !/(private|no-cache)="set-cookie"/i.test(text ?? '')) return undefined;
  const isShared = ['public', 'must-revalidate', 's-maxage'].some((name) => said.has(name));
  if (request.headers.has('authorization') && !isShared) return undefined;

  const expires = headers.get('expires');
  const expiresInS = expires
    ? Math.max(0, (Date.parse(expires) - Date.parse(headers.get('date') ?? '')) / 1_000)
    : undefined;
  const freshS = said.has('no-cache') ? 0 : (seconds('s-maxage') ?? seconds('max-age') ?? expiresInS);
  const ttlS = freshS ?? (text === null ? DEFAULT_TTL_S[status] : 0);
  if (ttlS === undefined) return undefined;
  // RFC 9111, 4.2.4: these three forbid giving out what is stale.
  const mayBeStale = !['s-maxage', 'must-revalidate', 'proxy-revalidate'].some((name) => said.has(name));
  return {
    freshMs: ttlS * 1_000,
    staleWhileRevalidateMs: mayBeStale ? (seconds('stale-while-revalidate') ?? 0) * 1_000 : 0,
    // Without the directive stale answers go out for as long as the Worker fails.
    staleIfErrorMs: mayBeStale ? (seconds('stale-if-error') ?? Infinity) * 1_000 : 0,
  };
}

/** Names and values of a Cache-Control header; a name without a value has an empty one. */
function directivesOf(text: string): Map<string, string> {
  return new Map(
    text.split(',').map((part) => {
      const [name = '', value = ''] = part.trim().toLowerCase().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
}

/** Tags of printable ASCII without spaces, up to 1,024 characters; others are dropped without a word (purge). */
export function tagsOf(headers: Headers): string[] {
  const tags = (headers.get('cache-tag') ?? '').split(',').map((tag) => tag.trim().toLowerCase());
  return tags.filter((tag) => /^[\x21-\x7e]{1,1024}$/.test(tag)).slice(0, 1_000);
}

/** A miss is filled by a GET for the whole, also when HEAD or conditions were asked (cache-keys). Range reaches the Worker. */
export function asFill(request: Request, etag?: string | null): Request {
  const headers = new Headers(request.headers);
  for (const name of ['if-none-match', 'if-modified-since', 'if-range']) headers.delete(name);
  if (etag) headers.set('if-none-match', etag);
  return new Request(request.url, { method: 'GET', headers });
}

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Weak comparison, as RFC 9110 wants it for If-None-Match. */
export function matches(condition: string | null, etag: string): boolean {
  return (
    condition !== null && condition.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
  );
}
