import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** How long a browser may go without asking again, in seconds. */
const PREFLIGHT_MAX_AGE_S = 600;

/**
 * Lets pages of these origins call an address by these methods. What a browser asks first (`OPTIONS`) it keeps by itself
 * (`Access-Control-Max-Age`); no cache in between does.
 */
export function crossOrigin(origins: readonly string[], methods: readonly string[]): MiddlewareHandler {
  const allow = cors({
    origin: [...origins],
    allowMethods: [...methods],
    allowHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['Retry-After'],
    maxAge: PREFLIGHT_MAX_AGE_S,
  });
  return async (context, next) => {
    if (context.req.method === 'OPTIONS') context.header('cache-control', 'no-store');
    return allow(context, next);
  };
}
