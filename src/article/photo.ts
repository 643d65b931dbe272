import * as z from 'zod';
import { FIELD_MAX_CHARS, PHOTO_CREDIT_MAX_CHARS, URL_MAX_CHARS } from '../limits.ts';
import type { Focus } from '../photo/focus.ts';
import { cleanText } from './text.ts';

const share = z.number().min(0).max(1);

/** A photo as an article names it. */
export const photoInputSchema = z.object({
  /** Where it is; it is fetched and kept when the card is signed. */
  src: z.string().max(URL_MAX_CHARS).optional(),
  /** What `PUT /v1/photos` answered, in its place. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits, as PUT /v1/photos answers them')
    .optional(),
  alt: z.string().max(FIELD_MAX_CHARS).optional(),
  credit: z.string().max(FIELD_MAX_CHARS).optional(),
  /** The point that every crop keeps, from the left and the top. */
  focus: z.tuple([share, share]).optional(),
  /** `none` or false: nothing may be laid over it. */
  syndication: z.union([z.boolean(), z.literal('none')]).optional(),
  /** Whether the card may be signed without the photo when that cannot be had. */
  optional: z.boolean().optional(),
});

/** A photo that has been checked; the pixels are not here. */
export interface ArticlePhoto {
  readonly src: string | undefined;
  readonly sha256: string | undefined;
  readonly alt: string | undefined;
  /** The line to print, on one line. */
  readonly credit: string | undefined;
  readonly focus: Focus | undefined;
  readonly mayBeOverlaid: boolean;
  readonly isOptional: boolean;
}

export function readPhoto({
  src,
  sha256,
  alt,
  credit,
  focus,
  syndication,
  optional,
}: z.output<typeof photoInputSchema>): ArticlePhoto {
  return {
    src: textOf(src),
    sha256,
    alt: textOf(alt),
    credit: textOf(credit)?.slice(0, PHOTO_CREDIT_MAX_CHARS).toWellFormed(),
    focus,
    mayBeOverlaid: syndication !== false && syndication !== 'none',
    isOptional: optional === true,
  };
}

function textOf(text: string | undefined): string | undefined {
  const clean = cleanText(text ?? '').replaceAll('\n', ' ');
  return clean === '' ? undefined : clean;
}
