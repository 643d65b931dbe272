import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { PresscardError } from '../errors.ts';
import type { LogPort } from '../ports.ts';

/** An error as problem details (RFC 9457): a stable code, a sentence, the fields; never the input, never a stack. */
export function problemResponse(error: unknown, context: Context, log: LogPort): Response {
  const fault = asPresscardError(error);
  if (fault.status >= 500) log.write('error', 'request_failed', { code: fault.code, cause: causeOf(fault) });
  const body = {
    type: 'about:blank',
    title: fault.title,
    status: fault.status,
    code: fault.code,
    detail: fault.explainWithoutEcho(),
    ...(fault.fields.length > 0 ? { fields: fault.fields.map(({ field, rule }) => ({ field, rule })) } : {}),
  };
  return context.body(JSON.stringify(body), fault.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

function asPresscardError(error: unknown): PresscardError {
  if (error instanceof PresscardError) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new PresscardError('article_malformed', 'The request cannot be read.', { cause: error });
  }
  return new PresscardError(
    'render_failed',
    'Something went wrong here, not with what was sent. Try again.',
    {
      cause: error,
    },
  );
}

/** For the log alone: an error and what failed underneath, on one line. */
export function causeOf(error: unknown): string {
  const chain: string[] = [];
  for (let each: unknown = error; each instanceof Error && chain.length < 4; each = each.cause)
    chain.push(String(each));
  return chain.join(' <- ').slice(0, 800) || String(error);
}
