import { jsonLdOf } from './json-ld.ts';
import { microdataOf } from './microdata.ts';
import type { PageElement } from './tree.ts';

/** Something that a page describes in the words of schema.org. */
export interface Thing {
  /** Without the vocabulary's address: `NewsArticle`. */
  readonly types: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly from: 'json-ld' | 'microdata';
  /** The things that it is described inside of are of these types. */
  readonly insideOf: readonly string[];
}

/** What a page describes, in its order. */
export interface Described {
  readonly things: readonly Thing[];
  /** The values of a property; what is named by its `@id` alone is found elsewhere on the page. */
  valuesOf(value: unknown): readonly unknown[];
  /** The texts of a property: a text, a number, `{"@value"}`, or the name of a thing. */
  textsOf(value: unknown): readonly string[];
}

/** Objects and lists of structured data that are looked at: real pages have some hundreds. */
const VALUES_MAX = 20_000;
const DEPTH_MAX = 32;

export function describedBy(elements: readonly PageElement[]): Described {
  const things: Thing[] = [];
  const byId = new Map<string, Record<string, unknown>>();
  let left = VALUES_MAX;
  const collect = (value: unknown, from: Thing['from'], insideOf: readonly string[], depth: number): void => {
    left -= 1;
    if (depth > DEPTH_MAX || left < 0) return;
    if (Array.isArray(value)) {
      for (const each of value) collect(each, from, insideOf, depth + 1);
    } else if (isRecord(value)) {
      const types = typesOf(value);
      const id = value['@id'];
      if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
      if (types.length > 0) things.push({ types, properties: value, from, insideOf });
      const within = types.length > 0 ? [...insideOf, ...types] : insideOf;
      for (const each of Object.values(value)) {
        if (typeof each === 'object') collect(each, from, within, depth + 1);
      }
    }
  };
  collect(jsonLdOf(elements), 'json-ld', [], 0);
  collect(microdataOf(elements), 'microdata', [], 0);

  const valuesOf = (value: unknown): unknown[] =>
    listOf(value).map((each) => {
      const id = isRecord(each) && Object.keys(each).length === 1 ? each['@id'] : undefined;
      return (typeof id === 'string' ? byId.get(id) : undefined) ?? each;
    });
  const textsOf = (value: unknown): string[] =>
    valuesOf(value).flatMap((each) => {
      if (typeof each === 'string') return each.trim() === '' ? [] : [each.trim()];
      if (typeof each === 'number') return [String(each)];
      if (!isRecord(each)) return [];
      const named = each['@value'] ?? each['name'] ?? each['headline'];
      return listOf(named).filter((text) => typeof text === 'string' && text.trim() !== '') as string[];
    });
  return { things, valuesOf, textsOf };
}

function typesOf(value: Readonly<Record<string, unknown>>): string[] {
  return listOf(value['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.trim().replace(/^.*[/#:]/, ''))
    .filter((type) => type !== '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
