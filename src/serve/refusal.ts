import type { PresscardError } from '../errors.ts';
import type { LogPort } from '../ports.ts';
import { explainProblem } from './problem.ts';

/** The one answer of a service that cannot start: what is wrong with its settings, and what to do. */
export function refusal(problem: PresscardError, log: LogPort): Response {
  log.write('error', 'not_started', { code: problem.code });
  return new Response(JSON.stringify(explainProblem(problem)), {
    status: 503,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
