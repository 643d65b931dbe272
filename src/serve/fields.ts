import type * as z from 'zod';
import { jsonSchema } from './open-api.ts';

/** A field of a request or an answer, as a row to read. */
export interface Field {
  /** `photo.src`, `cards.og.url`, `[].tag`. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly meaning: string;
}

type Json = Readonly<Record<string, unknown>>;

/** How deep fields are listed: what lies deeper is in `/openapi.json`. */
const DEPTH_MAX = 3;

/** Every field of a schema, in the order in which it stands there; of alternatives for the whole those of the first. */
export function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): readonly Field[] {
  const { defs, ...whole } = jsonSchema(schema, io);
  const resolved = (one: Json): Json =>
    typeof one.$ref === 'string' ? (defs[one.$ref.split('/').at(-1)!] as Json) : one;
  const fields = new Map<string, Field>();

  const walk = (one: Json, prefix: string, depth: number): void => {
    const { anyOf, items, properties = {}, required = [] } = resolved(one) as Json & { required?: string[] };
    for (const each of (anyOf ?? []) as Json[]) walk(each, prefix, depth);
    if (items && !Array.isArray(items)) walk(items as Json, `${prefix}[].`, depth);
    for (const [name, property] of Object.entries(properties as Record<string, Json>)) {
      const own = resolved(property);
      const path = prefix + name;
      if (!fields.has(path)) {
        fields.set(path, {
          name: path.replace('[]..', '[].'),
          type: typeOf(own, resolved),
          isRequired: required.includes(name),
          meaning: String(property.description ?? own.description ?? ''),
        });
      }
      if (depth < DEPTH_MAX) walk(own, `${path}.`, depth + 1);
    }
  };
  let first = resolved(whole);
  while (Array.isArray(first.anyOf)) first = resolved(first.anyOf[0] as Json);
  walk(first, '', 1);
  return [...fields.values()];
}

function typeOf(schema: Json, resolved: (one: Json) => Json): string {
  const { type, anyOf, enum: values, items, const: only } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return values.join(' | ');
  if (Array.isArray(anyOf)) {
    return [...new Set(anyOf.map((one: Json) => typeOf(resolved(one), resolved)))].join(' | ');
  }
  if (type === 'array' && items && !Array.isArray(items)) {
    const entry = typeOf(resolved(items as Json), resolved);
    return entry.includes(' ') ? `(${entry})[]` : `${entry}[]`;
  }
  return typeof type === 'string' ? type : 'any';
}
