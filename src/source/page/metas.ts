import type { PageElement } from './tree.ts';

/** What a page's `meta` elements say, by their names in lower case. */
export interface Metas {
  /** The first content of the first of these names that has one. */
  first(...names: readonly string[]): string | undefined;
  all(name: string): readonly string[];
}

/** `property`, `name`, `itemprop` and `http-equiv` name a meta element in the wild; some have two of them. */
export function metasOf(elements: readonly PageElement[]): Metas {
  const contents = new Map<string, string[]>();
  for (const { name, attributes } of elements) {
    if (name !== 'meta') continue;
    // `value` in the place of `content` is a mistake of some systems.
    const content = (attributes['content'] ?? attributes['value'] ?? '').trim();
    if (content === '') continue;
    const names = [
      attributes['property'],
      attributes['name'],
      attributes['itemprop'],
      attributes['http-equiv'],
    ];
    for (const each of new Set(names)) {
      const key = each?.trim().toLowerCase();
      if (key === undefined || key === '') continue;
      const list = contents.get(key);
      if (list) list.push(content);
      else contents.set(key, [content]);
    }
  }
  return {
    first: (...names) =>
      names.map((name) => contents.get(name)?.[0]).find((content) => content !== undefined),
    all: (name) => contents.get(name) ?? [],
  };
}
