import { isOwnFault, PresscardError } from '../errors.ts';

/** What may be over in a minute: a server that does not answer, a store that is away, a queue that is full. */
const PASSING = new Set(['fetch_failed', 'fetch_timeout', 'fetch_redirects', 'busy']);

/** Whether it is worth trying again; what is wrong with the article itself stays wrong. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof PresscardError)) return true;
  return PASSING.has(error.code) || isOwnFault(error.code);
}

/** A stable name of what went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof PresscardError ? error.code : 'unexpected';
}

/** A sentence about it; of what is no error of presscard's, nothing that could hold an input. */
export function sentenceOf(error: unknown): string {
  return error instanceof PresscardError ? error.message : 'This is a fault of presscard.';
}
