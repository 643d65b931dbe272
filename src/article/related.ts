import * as z from 'zod';
import { FIELD_MAX_CHARS, HEADLINE_MAX_CHARS, RELATED_MAX, URL_MAX_CHARS } from '../limits.ts';
import { boundHeadline, cleanLine, isVisible } from './text.ts';

/** A further article that one points to. */
export interface RelatedArticle {
  readonly headline: string;
  readonly url: string | undefined;
}

const schema = z.object({
  headline: z.string().max(HEADLINE_MAX_CHARS),
  url: z.string().max(FIELD_MAX_CHARS).optional(),
});

/** Those of the list that can be shown; an address that is none of the web is left out. */
export function readRelated(list: readonly unknown[] | undefined): readonly RelatedArticle[] {
  const related: RelatedArticle[] = [];
  for (const entry of (list ?? []).slice(0, RELATED_MAX)) {
    const { data } = schema.safeParse(entry);
    const headline = boundHeadline(cleanLine(data?.headline ?? '')).text;
    if (isVisible(headline)) related.push({ headline, url: webAddress(data?.url) });
  }
  return related;
}

function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined || text.length > URL_MAX_CHARS ? null : URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
