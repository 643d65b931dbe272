import type { Context } from 'hono';
import type * as z from 'zod';
import { utf8Length } from '../bytes.ts';
import type { FaultCode } from '../errors.ts';
import type { ApiKey } from '../keys/api-key.ts';

/** Who may ask: everybody, whoever has an API key, whoever has one that is not limited to outlets. */
export type Access = 'public' | 'key' | 'operator';

/** An address of the service, as the documents describe it. */
export interface Described {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Hono has it, or with `{name}` for a part of another shape. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly body?: {
    readonly schema: z.ZodType;
    /** Media types that are taken beside JSON. */
    readonly others?: readonly string[];
    /** What else it may be, as a sentence. */
    readonly note?: string;
  };
  readonly query?: z.ZodObject;
  /** What it answers when all is well. */
  readonly answer: { readonly description: string; readonly type: string; readonly schema?: z.ZodType };
  /** What may be wrong, beside what every route of its kind may say. */
  readonly errors?: readonly FaultCode[];
  readonly example?: Example;
}

/** A request and its answer, as a whole; the tests send it. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: unknown;
}

/** The same with what answers it. */
export interface Route extends Described {
  /** Whether a page of another origin may call it (`PRESSCARD_CORS_ORIGINS`). */
  readonly cors?: boolean;
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
