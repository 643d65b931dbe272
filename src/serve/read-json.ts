import type * as z from 'zod';
import { PresscardError, type FieldFault } from '../errors.ts';
import { readBody } from './body.ts';

/**
 * A request's body as checked data.
 *
 * @throws PresscardError `input_too_large`, `input_not_text`, `article_malformed` for what is no JSON,
 * `request_invalid` with its fields.
 */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, maxBytes: number): Promise<T> {
  return checked(parseJson(await readBody(request, maxBytes)), schema);
}

/** @throws PresscardError `article_malformed` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PresscardError('article_malformed', 'The body is not JSON. Check quotes and commas.', {
      cause,
    });
  }
}

/** @throws PresscardError `request_invalid` */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: FieldFault[] = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'body',
    rule: message.replace(/^must be /, ''),
  }));
  const [first] = fields;
  throw new PresscardError('request_invalid', `The field ${first?.field} is not right: ${first?.rule}.`, {
    fields,
  });
}
