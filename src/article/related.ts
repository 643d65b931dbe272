import * as z from 'zod';
import { FIELD_MAX_CHARS, RELATED_MAX, URL_MAX_CHARS } from '../limits.ts';
import { boundHeadline, cleanLine, isVisible } from './text.ts';
import { isWebAddress } from './web-address.ts';

/** Another article, for the share page, as it comes in. */
export const relatedInputSchema = z.object({
  headline: z.string().max(FIELD_MAX_CHARS),
  url: z
    .string()
    .max(URL_MAX_CHARS)
    .refine(isWebAddress, 'must be an address that begins with https:// or http://'),
});

export interface Related {
  readonly headline: string;
  readonly url: string;
}

/** Those that a share page has room for; one without a visible headline is none. */
export function readRelated(input: readonly z.output<typeof relatedInputSchema>[]): readonly Related[] {
  return input
    .map(({ headline, url }) => ({ headline: boundHeadline(cleanLine(headline)).text, url }))
    .filter(({ headline }) => isVisible(headline))
    .slice(0, RELATED_MAX);
}
