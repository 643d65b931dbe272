import { html } from 'hono/html';
import { utf8Length } from '../bytes.ts';
import { SHARE_HEAD_MAX_BYTES } from '../limits.ts';
import { jsonLdScript } from './json-ld.ts';
import { metaTags } from './meta-tags.ts';
import type { ShareFacts } from './share-facts.ts';

/**
 * What crawlers read of a share page, as the beginning of its head. Where it would be longer than they read,
 * search engines get fewer shapes of the picture.
 */
export function shareHead(facts: ShareFacts): string {
  const { articleUrl, address, pictures } = facts;
  for (let count = pictures.length; ; count -= 1) {
    const head = [
      '<meta charset="utf-8" />',
      metaTags(facts),
      html`<link rel="canonical" href="${articleUrl ?? address}" />`,
      jsonLdScript({ ...facts, pictures: pictures.slice(0, count) }),
    ].join('\n');
    if (count <= 1 || fitsHead(head)) return head;
  }
}

/** Whether all of it is read by every crawler. */
export function fitsHead(head: string): boolean {
  return utf8Length(head) <= SHARE_HEAD_MAX_BYTES;
}

/** The same where nothing of an article may be said: the picture, and whose it is. */
export function plainHead(facts: ShareFacts): string {
  const { address } = facts;
  return ['<meta charset="utf-8" />', metaTags(facts), html`<link rel="canonical" href="${address}" />`].join(
    '\n',
  );
}
