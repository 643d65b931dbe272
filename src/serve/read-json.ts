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
  const fields: FieldFault[] = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.') || 'body',
    rule: ruleOf(issue),
  }));
  const [first] = fields;
  throw new PresscardError('request_invalid', `The field ${first?.field} must be ${first?.rule}.`, {
    fields,
  });
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};
const COUNTED: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** What a field must be, as the end of a sentence. */
function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum}${COUNTED[issue.origin] ?? ''}`;
    case 'too_small':
      if (issue.minimum === 1 && issue.origin in COUNTED) return 'more than empty';
      return `at least ${issue.minimum}${COUNTED[issue.origin] ?? ''}`;
    default:
      return issue.message.replace(/^must be /, '');
  }
}
