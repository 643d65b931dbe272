import * as z from 'zod';
import { VERSION } from '../version.ts';
import type { Route } from './route.ts';

/** The service's addresses as OpenAPI 3.1, whose schemas are JSON Schema, which zod writes. */
export function openApi(routes: readonly Route[], baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[openPath(route.path)] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: {
      title: 'presscard',
      version: VERSION,
      description: 'Share cards for newsrooms: signed addresses of Open Graph images.',
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation({ summary, access, body, query, path, answer }: Route): object {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  return {
    summary,
    ...(access === 'public' ? {} : { security: [{ apiKey: [] }] }),
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !(schema as z.ZodType).safeParse(undefined).success,
        schema: jsonSchema(schema as z.ZodType),
      })),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [body.type ?? 'application/json']: { schema: jsonSchema(body.schema) } },
          },
        }
      : {}),
    responses: {
      200: {
        description: answer.description,
        content: { [answer.type]: answer.schema ? { schema: jsonSchema(answer.schema) } : {} },
      },
      default: {
        description: 'A problem, with a stable code.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** Hono writes `:name` where OpenAPI writes `{name}`. */
function openPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return written;
}

const problemSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; branch on it.' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, rule: { type: 'string' } } },
    },
  },
  required: ['title', 'status', 'code', 'detail'],
};
