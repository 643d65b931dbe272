import * as z from 'zod';
import { outletSchema, type Outlet, type OutletInput } from './outlet.ts';

/** A brand kit as it is kept: one outlet a file, or one a key of a KV namespace. */
export interface OutletFile {
  /** For messages. */
  readonly name: string;
  /** JSON: an outlet, or an array of them. */
  readonly text: string;
}

/** Why an outlet was left out. */
export interface OutletProblem {
  readonly file: string;
  /** The field, such as `mark.text`; undefined where it is no JSON at all. */
  readonly field: string | undefined;
  readonly message: string;
}

/** Editors' editors read `$schema` and complete the fields by it. */
const fileSchema = outletSchema.extend({ $schema: z.string().optional() });

/** JSON Schema of such a file, for editors that complete and check while one types. */
export function outletJsonSchema(): object {
  return {
    title: 'An outlet of presscard',
    ...z.toJSONSchema(fileSchema, { io: 'input', unrepresentable: 'any' }),
  };
}

/**
 * The outlets of a newsroom. One that is wrong is left out and named with its field; the others go on working.
 * Of two with one id or one domain, the first in the order of the files counts.
 */
export function readOutletFiles(files: readonly OutletFile[]): {
  outlets: readonly Outlet[];
  problems: readonly OutletProblem[];
} {
  const outlets: Outlet[] = [];
  const problems: OutletProblem[] = [];
  for (const { name, text } of files) {
    for (const [at, value] of valuesOf(text).entries()) {
      const file = Array.isArray(value) || at > 0 ? `${name} (outlet ${at + 1})` : name;
      const problem = take(value, outlets);
      if (problem) problems.push({ file, ...problem });
    }
  }
  return { outlets, problems };
}

const NOT_JSON = Symbol('no JSON');

function valuesOf(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return Array.isArray(value) ? value : [value];
  } catch {
    return [NOT_JSON];
  }
}

/** Adds the outlet, or says what is wrong with it. */
function take(value: unknown, outlets: Outlet[]): Omit<OutletProblem, 'file'> | undefined {
  if (value === NOT_JSON) {
    return { field: undefined, message: 'is no JSON: look for a missing comma, quote or bracket' };
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    return {
      field: [...issue.path, ...(unknown === undefined ? [] : [unknown])].join('.') || 'outlet',
      message: unknown === undefined ? ruleOf(issue) : 'is no field of an outlet',
    };
  }
  const { $schema: _, ...outlet } = parsed.data;
  const twin = outlets.find(
    ({ id, domains }) => id === outlet.id || domains.some((one) => outlet.domains.includes(one)),
  );
  if (twin) {
    const field = twin.id === outlet.id ? 'id' : 'domains';
    return { field, message: `is that of another outlet, ${twin.id}, as well` };
  }
  outlets.push(outlet);
  return undefined;
}

const KINDS: Readonly<Record<string, string>> = { string: 'a text', object: 'an object', array: 'a list' };

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return issue.message;
}

/** A newsroom's outlets, and of the others those whose id and domains it does not use itself. */
export function besides(own: readonly OutletInput[], others: readonly OutletInput[]): readonly OutletInput[] {
  const ids = new Set(own.map(({ id }) => id));
  const domains = new Set(own.flatMap((outlet) => outlet.domains));
  return [
    ...own,
    ...others.filter((one) => !ids.has(one.id) && !one.domains.some((domain) => domains.has(domain))),
  ];
}

/** One line for the log or a terminal. */
export function describeProblem({ file, field, message }: OutletProblem): string {
  return field === undefined ? `${file} ${message}` : `${file}: ${field} ${message}`;
}
