import * as z from 'zod';
import { statusOf, type FaultCode } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { Described } from './route.ts';
import { problemSchema } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** The service's addresses as OpenAPI 3.1, whose schemas are JSON Schema, which zod writes. */
export function openApi(routes: readonly Described[], baseUrl: string): object {
  const schemas: Record<string, unknown> = {};
  const written = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const { defs, ...rest } = jsonSchema(schema, io);
    Object.assign(schemas, defs);
    return rest;
  };
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[openPath(route.path)] ??= {})[route.method] = operation(route, written);
  written(z.object({ problem: problemSchema }), 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'presscard',
      version: VERSION,
      description: 'Share cards for newsrooms: signed addresses of Open Graph images.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas,
    },
  };
}

function operation(route: Described, written: (schema: z.ZodType, io: 'input' | 'output') => Json): object {
  const { method, path, summary, access, body, query, answer, example } = route;
  return {
    operationId: operationId(method, path),
    summary,
    security: access === 'public' ? [] : [{ apiKey: [] }],
    parameters: [
      ...paramsOf(path).map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...(example?.params?.[name] === undefined ? {} : { example: example.params[name] }),
      })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !(schema as z.ZodType).safeParse(undefined).success,
        schema: written(schema as z.ZodType, 'input'),
        ...(example?.query?.[name] === undefined ? {} : { example: example.query[name] }),
      })),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: written(body.schema, 'input'),
                ...(example?.body === undefined ? {} : { example: example.body }),
              },
              ...Object.fromEntries((body.others ?? []).map((type) => [type, {}])),
            },
          },
        }
      : {}),
    responses: {
      200: {
        description: answer.description,
        content: {
          [answer.type]: {
            ...(answer.schema ? { schema: written(answer.schema, 'output') } : {}),
            ...(example ? { example: example.answer } : {}),
          },
        },
      },
      ...Object.fromEntries(
        [...Map.groupBy(errorsOf(route), statusOf)].map(([status, codes]) => [
          status,
          problem(codes.join(', ')),
        ]),
      ),
      default: problem('Any other problem.'),
    },
  };
}

/** What a route of this kind may say is wrong, and what this one may. */
export function errorsOf({ access, body, query, errors = [] }: Described): readonly FaultCode[] {
  const codes: FaultCode[] = [
    ...(access === 'public' ? [] : (['api_key_missing', 'api_key_unknown', 'rate_passed'] as const)),
    ...(access === 'operator' ? (['outlet_refused'] as const) : []),
    ...(body ? (['article_malformed', 'input_not_text', 'input_too_large', 'request_invalid'] as const) : []),
    ...(query ? (['request_invalid'] as const) : []),
    ...errors,
  ];
  return [...new Set(codes)];
}

function problem(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

/** Hono writes `:name` where OpenAPI writes `{name}`. */
export function openPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function paramsOf(path: string): string[] {
  return [...openPath(path).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** `post /v1/cards` is `postV1Cards`. */
function operationId(method: string, path: string): string {
  const words = path.match(/\w+/g) ?? ['root'];
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

/** A schema with references to those that have a name, and these beside it. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json & { readonly defs: Json } {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $defs: defs = {}, ...rest } = JSON.parse(text) as Json & { $defs?: Json };
  return { ...rest, defs };
}
