import { textOf, type PageElement } from './tree.ts';

type Item = Record<string, unknown>;

/** Where an element's value stands in an attribute, by the element's name. */
const VALUE_IN: Readonly<Record<string, string>> = {
  meta: 'content',
  time: 'datetime',
  data: 'value',
  meter: 'value',
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  embed: 'src',
  iframe: 'src',
  object: 'data',
};
/** An address is the value of these only for properties that are addresses: `author` and `name` are their texts. */
const ADDRESSES = new Set([
  'url',
  'mainentityofpage',
  'sameas',
  'image',
  'contenturl',
  'thumbnailurl',
  'embedurl',
  'logo',
]);

/** Microdata as JSON-LD would have it. */
export function microdataOf(elements: readonly PageElement[]): Item[] {
  const items: Item[] = [];
  const byElement = new Map<PageElement, Item>();
  for (const element of elements) {
    const { attributes } = element;
    const isScope = 'itemscope' in attributes;
    const names = (attributes['itemprop'] ?? '').split(/\s+/).filter((name) => name !== '');
    if (!isScope && names.length === 0) continue;
    const owner = ownerOf(element, byElement);
    const value = isScope ? { '@type': (attributes['itemtype'] ?? 'Thing').split(/\s+/) } : undefined;
    if (value) byElement.set(element, value);
    if (value && (!owner || names.length === 0)) items.push(value);
    if (!owner) continue;
    for (const name of names) {
      const known = owner[name];
      const given = value ?? valueOf(element, name);
      if (given === undefined) continue;
      owner[name] = known === undefined ? given : [...(Array.isArray(known) ? known : [known]), given];
    }
  }
  return items;
}

function ownerOf(element: PageElement, items: ReadonlyMap<PageElement, Item>): Item | undefined {
  for (let at = element.parent; at; at = at.parent) {
    const item = items.get(at);
    if (item) return item;
  }
  return undefined;
}

function valueOf(element: PageElement, property: string): string | undefined {
  const { name, attributes } = element;
  if (attributes['content'] !== undefined) return attributes['content'];
  const key = VALUE_IN[name];
  const isLink = key === 'href';
  if (
    key !== undefined &&
    attributes[key] !== undefined &&
    (!isLink || ADDRESSES.has(property.toLowerCase()))
  )
    return attributes[key];
  const text = textOf(element);
  return text === '' ? undefined : text;
}
