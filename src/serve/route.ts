import type { Context } from 'hono';
import type * as z from 'zod';
import { utf8Length } from '../bytes.ts';
import type { ApiKey } from '../keys/api-key.ts';

/** Who may ask: everybody, whoever has an API key, whoever has one that is not limited to outlets. */
export type Access = 'public' | 'key' | 'operator';

/** An address of the service: what answers it, and what the documents say about it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Hono has it. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** Whether a page of another origin may call it (`PRESSCARD_CORS_ORIGINS`). */
  readonly cors?: boolean;
  /** What is read from the body, and how much of it at most. */
  readonly body?: { readonly schema: z.ZodType; readonly type?: string };
  readonly query?: z.ZodObject;
  /** What it answers when all is well. */
  readonly answer: { readonly description: string; readonly type: string; readonly schema?: z.ZodType };
  handle(context: Context, apiKey: ApiKey | undefined): Response | Promise<Response>;
}

export function json(value: unknown, status = 200, cacheControl = 'no-store'): Response {
  const text = JSON.stringify(value);
  return new Response(text, {
    status,
    headers: {
      'content-length': String(utf8Length(text)),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
    },
  });
}
