import { PresscardError } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of another site has a browser send: a cookie, or open mode, which asks for nothing, must
 * not lend it an editor's rights. Whatever sends no `Origin` is no browser that posts.
 *
 * @param origins from which a request may come.
 * @param options.isRequired whether a request without an `Origin` is refused too: one that goes by its cookie.
 * @throws PresscardError `origin_refused`
 */
export function checkSameSite(
  { method, headers }: Request,
  origins: readonly string[],
  { isRequired }: { isRequired: boolean },
): void {
  if (SAFE_METHODS.has(method)) return;
  const origin = headers.get('origin');
  if (origin === null ? !isRequired : origins.includes(origin)) return;
  throw new PresscardError('origin_refused', 'A page of another site may not ask for this.');
}
