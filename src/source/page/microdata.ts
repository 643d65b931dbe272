import { FIELD_MAX_CHARS } from '../../limits.ts';
import { shortTextOf, type PageElement } from './tree.ts';

type Item = Record<string, unknown>;

/** Where an element's value stands in an attribute, by the element's name. */
const VALUE_IN = new Map(
  Object.entries({
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
  }),
);
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

/** Values of one property that are kept: authors and pictures have a dozen. */
const VALUES_MAX = 50;

/** Microdata as JSON-LD would have it. */
export function microdataOf(elements: readonly PageElement[]): Item[] {
  const items: Item[] = [];
  const byElement = new Map<PageElement, Item>();
  for (const element of elements) {
    const { attributes } = element;
    const isScope = 'itemscope' in attributes;
    const names = (attributes['itemprop'] ?? '')
      .split(/\s+/)
      .filter((name) => name !== '' && !(name in Object.prototype));
    if (!isScope && names.length === 0) continue;
    const owner = ownerOf(element, byElement);
    const item = isScope ? newItem(attributes['itemtype'] ?? 'Thing') : undefined;
    if (item) byElement.set(element, item);
    if (item && (!owner || names.length === 0)) items.push(item);
    if (!owner) continue;
    for (const name of names) {
      const values = (owner[name] ??= []);
      if (!Array.isArray(values) || values.length >= VALUES_MAX) continue;
      const value = item ?? valueOf(element, name);
      if (value !== undefined) values.push(value);
    }
  }
  return items;
}

function newItem(types: string): Item {
  return { '@type': types.split(/\s+/) };
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
  const key = VALUE_IN.get(name);
  const isLink = key === 'href';
  if (
    key !== undefined &&
    attributes[key] !== undefined &&
    (!isLink || ADDRESSES.has(property.toLowerCase()))
  )
    return attributes[key];
  const text = shortTextOf(element, FIELD_MAX_CHARS);
  return text === '' ? undefined : text;
}
