import { Parser } from 'htmlparser2';
import { PAGE_DEPTH_MAX, PAGE_ELEMENTS_MAX } from '../../limits.ts';

/** An element of a page, with what it holds in the page's order. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | undefined;
  readonly children: (PageElement | string)[];
  /** Its place among all elements of the page. */
  readonly index: number;
}

export interface PageTree {
  readonly root: PageElement;
  /** Every element, in the page's order. */
  readonly elements: readonly PageElement[];
  /** False when the page had more elements, or deeper ones, than are read: what is missing is its end. */
  readonly isWhole: boolean;
}

/** Between two looks at the bounds: 5,000 nested tags at most, which cost a millisecond. */
const CHUNK_CHARS = 16 * 1024;

/**
 * Reads a page's markup as far as its bounds allow. Elements below PAGE_DEPTH_MAX are left out and their text
 * belongs to the deepest one that is kept, so that nothing that walks the tree can run out of stack.
 */
export function parseTree(html: string): PageTree {
  const root: PageElement = { name: '', attributes: {}, parent: undefined, children: [], index: -1 };
  const elements: PageElement[] = [];
  let open = root;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > PAGE_DEPTH_MAX || elements.length >= PAGE_ELEMENTS_MAX) return;
      const element: PageElement = {
        name,
        attributes: bounded(attributes),
        parent: open,
        children: [],
        index: elements.length,
      };
      open.children.push(element);
      elements.push(element);
      open = element;
    },
    ontext(text) {
      const last = open.children.length - 1;
      const before = open.children[last];
      if (typeof before === 'string') open.children[last] = before + text;
      else open.children.push(text);
    },
    onclosetag() {
      if (depth <= PAGE_DEPTH_MAX && open.parent && elements.length < PAGE_ELEMENTS_MAX) open = open.parent;
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length; at += CHUNK_CHARS) {
    if (depth > PAGE_DEPTH_MAX * 4 || elements.length >= PAGE_ELEMENTS_MAX) {
      return { root, elements, isWhole: false };
    }
    parser.write(html.slice(at, at + CHUNK_CHARS));
  }
  parser.end();
  return { root, elements, isWhole: true };
}

/** Names of classes are asked again and again; nothing else of an element is longer than an address or a description. */
const ATTRIBUTE_MAX_CHARS = { names: 400, other: 8_000 } as const;

function bounded(attributes: Record<string, string>): Record<string, string> {
  for (const name in attributes) {
    const max = name === 'class' || name === 'id' ? ATTRIBUTE_MAX_CHARS.names : ATTRIBUTE_MAX_CHARS.other;
    if (attributes[name]!.length > max) attributes[name] = attributes[name]!.slice(0, max);
  }
  return attributes;
}

/** What a reader does not see as text. */
export const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'select',
  'button',
]);
/** Elements that stand in a line of text; all others begin a line of their own. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The text of an element as it is read, white space folded; other elements than those of a line are parted by a space. */
export function textOf(element: PageElement, isLeftOut?: (element: PageElement) => boolean): string {
  return folded(gather(element, TEXT_MAX_CHARS, isLeftOut));
}

/** The same where it is short, else undefined; the rest of a long text costs nothing. */
export function shortTextOf(element: PageElement, maxChars: number): string | undefined {
  const text = gather(element, maxChars * 4);
  if (text.length >= maxChars * 4) return undefined;
  const short = folded(text);
  return short.length > maxChars ? undefined : short;
}

/** More of one element is nobody's headline, name or date. */
const TEXT_MAX_CHARS = 20_000;

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At least `maxChars` characters, where there are so many. */
function gather(
  element: PageElement,
  maxChars: number,
  isLeftOut?: (element: PageElement) => boolean,
): string {
  let text = '';
  for (const child of element.children) {
    if (text.length >= maxChars) break;
    if (typeof child === 'string') text += child;
    else if (child.name === 'br') text += ' ';
    else if (!UNREAD.has(child.name) && !isLeftOut?.(child)) {
      const inner = gather(child, maxChars - text.length, isLeftOut);
      text += INLINE.has(child.name) ? inner : ` ${inner} `;
    }
  }
  return text;
}

/** The element itself and those around it, from the inside out. */
export function* around(element: PageElement): Generator<PageElement> {
  for (let at: PageElement | undefined = element; at?.parent; at = at.parent) yield at;
}

export function isInside(element: PageElement, test: (element: PageElement) => boolean): boolean {
  for (const each of around(element)) if (test(each)) return true;
  return false;
}

/** Everything between an element's tags, as a script's is. */
export function textContent(element: PageElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textContent(child))).join('');
}
