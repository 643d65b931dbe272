import type { Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { causeOf } from '../cause-of.ts';
import { PresscardError } from '../errors.ts';
import type { LogPort } from '../ports.ts';
import { noteFault } from './observe.ts';

/** An error as problem details (RFC 9457): a stable code, a sentence, the fields; never the input, never a stack. */
export function problemResponse(error: unknown, context: Context, log: LogPort): Response {
  const fault = faultOf(error, context, log);
  return context.body(JSON.stringify(explainProblem(fault)), fault.status, {
    ...errorHeaders(fault),
    'content-type': 'application/problem+json',
  });
}

/** The same as one short word, for the addresses that pictures are asked from. */
export function shortProblem(error: unknown, context: Context, log: LogPort): Response {
  const fault = faultOf(error, context, log);
  return context.body(`${fault.code}\n`, fault.status, {
    ...errorHeaders(fault),
    'content-type': 'text/plain; charset=utf-8',
  });
}

/** The same for people: the addresses of share pages are clicked. */
export function problemPage(error: unknown, context: Context, log: LogPort): Response {
  const fault = faultOf(error, context, log);
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="robots" content="noindex" />',
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="color-scheme" content="light dark" />',
    html`<title>${fault.title}</title>
      </head>`,
    html`<body>
      <h1>${fault.title}</h1>
      <p>${fault.explainWithoutEcho()}</p>
      <p><code>${fault.code}</code></p>
    </body>`,
    '</html>\n',
  ];
  return context.body(page.map(String).join('\n'), fault.status, {
    ...errorHeaders(fault),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
}

/** The fault behind an error, for the answer; the log hears of it. */
function faultOf(error: unknown, { req }: Context, log: LogPort): PresscardError {
  const fault = asPresscardError(error);
  noteFault(req.raw, fault);
  if (fault.status >= 500) log.write('error', 'request_failed', { code: fault.code, cause: causeOf(fault) });
  return fault;
}

/** What a program gets to read of a fault. */
export function explainProblem(fault: PresscardError): object {
  return {
    type: 'about:blank',
    title: fault.title,
    status: fault.status,
    code: fault.code,
    detail: fault.explainWithoutEcho(),
    ...(fault.fields.length > 0 ? { fields: fault.fields.map(({ field, rule }) => ({ field, rule })) } : {}),
  };
}

function errorHeaders({ retryAfterS, status }: PresscardError): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
}

export function asPresscardError(error: unknown): PresscardError {
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
