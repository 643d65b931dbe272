import { PresscardError } from '../errors.ts';
import type { GuardedFetch } from '../guard/guarded-fetch.ts';
import { PAGE_MAX_BYTES } from '../limits.ts';
import { decodeDocument } from './decode-document.ts';

const ACCEPT = 'text/html,application/xhtml+xml;q=0.9';
/** What servers call pages; one that says nothing may be one. */
const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain|$|;)/i;

/**
 * The HTML of the page at an address. Of one that is longer than a page may be, the beginning: that is where it
 * says what it is.
 *
 * @throws PresscardError as `GuardedFetch`, and `extract_failed` for what is no page.
 */
export async function fetchPage(
  fetchGuarded: GuardedFetch,
  url: string,
): Promise<{ html: string; finalUrl: string }> {
  const { bytes, contentType, finalUrl } = await fetchGuarded(url, {
    maxBytes: PAGE_MAX_BYTES,
    accept: ACCEPT,
    whenMore: 'cut',
  });
  if (!PAGE_TYPE.test(contentType)) {
    throw new PresscardError('extract_failed', 'The address answers something else than a page of HTML.');
  }
  return { html: decodeDocument(bytes, { contentType, kind: 'html' }), finalUrl };
}
