import * as z from 'zod';
import { FIELD_MAX_CHARS } from '../limits.ts';
import type { Focus } from '../photo/focus.ts';
import { shortLabel } from './text.ts';

const share = z.number().min(0).max(1);

/** Who wrote an article, as it comes in: a name, or a name with a portrait. */
export const authorInputSchema = z.union([
  z.string().max(FIELD_MAX_CHARS),
  z.object({
    name: z.string().max(FIELD_MAX_CHARS),
    /** SHA-256 of a stored photo, as `PUT /v1/photos` answers it. */
    portrait: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits, as PUT /v1/photos answers them')
      .optional(),
    /** The point of the portrait that its circle keeps; left out, the one that was found when it was stored. */
    focus: z.tuple([share, share]).optional(),
  }),
]);

export interface Author {
  readonly name: string;
  readonly portrait: string | undefined;
  readonly focus: Focus | undefined;
}

/** @returns undefined where the name has no visible character. */
export function readAuthor(input: z.output<typeof authorInputSchema>): Author | undefined {
  const { name, portrait, focus } =
    typeof input === 'string' ? { name: input, portrait: undefined, focus: undefined } : input;
  const shown = shortLabel(name);
  return shown === undefined ? undefined : { name: shown, portrait, focus };
}
