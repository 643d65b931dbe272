import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';
import { LOGO_MAX_BYTES, LOGO_MAX_DEPTH, LOGO_MAX_ELEMENTS } from '../limits.ts';

/** What is wrong, as the end of a sentence about the logo. */
export interface LogoFault {
  readonly fault: string;
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';
const ELEMENT_NODE = 1;

const ELEMENTS: ReadonlySet<string> = new Set(
  `path rect circle ellipse line polyline polygon svg g defs symbol use clipPath mask style
  linearGradient radialGradient stop`.split(/\s+/),
);
/** They say something about the picture and draw nothing. */
const DROPPED: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);

/** Attributes that a drawing needs. What else an editor writes is left out. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  `id class d points x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr viewBox preserveAspectRatio transform
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  opacity color display visibility clip-path clip-rule clipPathUnits mask mask-type maskUnits maskContentUnits
  offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod`.split(/\s+/),
);
const OF_THE_ROOT: ReadonlySet<string> = new Set([
  'id',
  'x',
  'y',
  'width',
  'height',
  'viewBox',
  'preserveAspectRatio',
]);
/** Those that point at another element. */
const REFERENCES = ['mask', 'clip-path'] as const;
const OWN_URL = /^url\(\s*(['"]?)#[\w:.-]+\1\s*\)(?:\s+(?:none|#[0-9a-f]{3,8}|[a-z]+))?$/i;

/** Advice for what designers meet most. */
const ADVICE: Readonly<Record<string, string>> = {
  text: 'turn its letters into outlines',
  tspan: 'turn its letters into outlines',
  image: 'draw it in shapes, without pixels',
  foreignObject: 'export it as plain SVG',
};

/**
 * A logo as an SVG that draws shapes and nothing else. Comments, metadata and what editors keep for themselves
 * are left out; whatever could run, load or hide something is refused and named.
 *
 * @param text as it came.
 */
export function cleanLogo(text: string): { readonly svg: string } | LogoFault {
  try {
    if (new TextEncoder().encode(text).length > LOGO_MAX_BYTES)
      throw new Refused(`has more than ${LOGO_MAX_BYTES / 1024} KB`);
    if (/<!ENTITY/i.test(text)) throw new Refused('has entities; export it as plain SVG');
    const root = parse(text);
    if (root.localName !== 'svg') throw new Refused(`is no SVG: its root is <${root.localName}>`);
    return { svg: new Cleaner(root).clean() };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.message };
    throw error;
  }
}

class Refused extends Error {}

function parse(text: string): Element {
  try {
    const document = new DOMParser({ onError: onErrorStopParsing, locator: false }).parseFromString(
      text,
      'image/svg+xml',
    );
    if (document.documentElement) return document.documentElement;
  } catch {
    // What the parser says names lines of a file that few people open.
  }
  throw new Refused('is no well-formed SVG');
}

class Cleaner {
  readonly #root: Element;
  readonly #byId = new Map<string, Element>();
  #elements = 0;

  constructor(root: Element) {
    this.#root = root;
    this.#index(root, 0);
  }

  clean(): string {
    const { width, height, viewBox } = sizeOf(this.#root);
    const box = viewBox ?? `0 0 ${width} ${height}`;
    // What the root says of colours holds for all of it; what it says of its size does not stay.
    const looks = [...this.#attributes(this.#root)].filter(([name]) => !OF_THE_ROOT.has(name));
    return `<svg xmlns="${SVG_NAMESPACE}" viewBox="${box}"><g${written(looks)}>${this.#children(this.#root)}</g></svg>`;
  }

  #index(element: Element, depth: number): void {
    if (depth > LOGO_MAX_DEPTH) throw new Refused(`is nested more than ${LOGO_MAX_DEPTH} levels deep`);
    this.#count(1);
    const id = element.getAttribute('id');
    if (id) this.#byId.set(id, element);
    for (const child of childrenOf(element)) this.#index(child, depth + 1);
  }

  #count(elements: number): void {
    this.#elements += elements;
    if (this.#elements > LOGO_MAX_ELEMENTS) throw new Refused(`has more than ${LOGO_MAX_ELEMENTS} elements`);
  }

  #children(parent: Element): string {
    return childrenOf(parent)
      .map((child) => this.#element(child))
      .join('');
  }

  #element(element: Element): string {
    const name = element.localName ?? '';
    if (!isOfSvg(element) || DROPPED.has(name)) return '';
    if (!ELEMENTS.has(name) || name === 'svg') {
      const advice = ADVICE[name];
      throw new Refused(
        `has a <${name}>, which a logo may not have${advice === undefined ? '' : `; ${advice}`}`,
      );
    }
    if (name === 'style') return `<style>${plainCss(element.textContent ?? '')}</style>`;
    const attributes = this.#attributes(element);
    if (name === 'use') this.#repeat(attributes);
    if (name === 'mask' || name === 'clipPath') refuseChains(element);
    return `<${name}${written(attributes)}>${this.#children(element)}</${name}>`;
  }

  #attributes(element: Element): Map<string, string> {
    const kept = new Map<string, string>();
    for (const { name, localName, namespaceURI, value } of Array.from(element.attributes)) {
      if (/^on/i.test(name)) throw new Refused(`has an event handler, ${name}`);
      if (localName === 'href' && (namespaceURI === null || namespaceURI === XLINK_NAMESPACE)) {
        if (!/^#[\w:.-]+$/.test(value)) throw new Refused('points outside itself with an href');
        kept.set('href', value);
      } else if (name === 'style') {
        for (const [property, set] of declarations(value)) keep(kept, property, set);
      } else if (namespaceURI === null && !kept.has(name)) keep(kept, name, value);
    }
    return kept;
  }

  /** What a `<use>` repeats counts once more, and repeats nothing itself: else a few lines could stand for millions. */
  #repeat(attributes: ReadonlyMap<string, string>): void {
    const target = this.#byId.get(attributes.get('href')?.slice(1) ?? '');
    if (!target) throw new Refused('has a <use> of something that is not in it');
    const repeated = withDescendants(target);
    if (repeated.some(({ localName }) => localName === 'use'))
      throw new Refused('has a <use> within what another one repeats');
    this.#count(repeated.length);
  }
}

function keep(kept: Map<string, string>, name: string, value: string): void {
  if (!ATTRIBUTES.has(name)) return;
  if (/url\s*\(/i.test(value) && !OWN_URL.test(value.trim()))
    throw new Refused(`points outside itself with its ${name}`);
  kept.set(name, value);
}

/** A mask whose parts have masks of their own could be drawn a million times over. */
function refuseChains(element: Element): void {
  const chained = withDescendants(element).some((part) =>
    REFERENCES.some((name) => part.hasAttribute(name) || (part.getAttribute('style') ?? '').includes(name)),
  );
  if (chained) throw new Refused(`has a <${element.localName}> that is masked or clipped itself`);
}

/** `fill:#c00;stroke:none` as pairs. */
function declarations(style: string): [property: string, value: string][] {
  return plainCss(style, { ownUrls: true })
    .split(';')
    .flatMap((each): [string, string][] => {
      const [property = '', ...value] = each.split(':');
      const set = value.join(':').replace(/!\s*important/i, '');
      return set.trim() === '' ? [] : [[property.trim(), set.trim()]];
    });
}

/** CSS that gives colours and nothing else: no import, no address, no escape that could hide one. */
function plainCss(css: string, { ownUrls = false }: { ownUrls?: boolean } = {}): string {
  const bare = css.replaceAll(/\/\*.*?\*\//gs, '');
  if (/[@\\<&]|expression|javascript/i.test(bare))
    throw new Refused('has CSS that does more than give colours');
  if (!ownUrls && /url\s*\(/i.test(bare))
    throw new Refused('has a url() in its CSS; put it into the attribute fill');
  return bare;
}

function sizeOf(root: Element): { width: number; height: number; viewBox: string | undefined } {
  const written = root.getAttribute('viewBox');
  const [, , boxWidth = 0, boxHeight = 0] = (written ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const viewBox = boxWidth > 0 && boxHeight > 0 ? written! : undefined;
  const [width, height] = ['width', 'height'].map((name) => lengthOf(root.getAttribute(name)));
  if (viewBox === undefined && !(width! > 0 && height! > 0))
    throw new Refused('has neither a viewBox nor a width and height');
  return { width: width!, height: height!, viewBox: viewBox && escape(viewBox) };
}

function lengthOf(written: string | null): number {
  return /^\s*\d+(\.\d+)?(px)?\s*$/.test(written ?? '') ? Number.parseFloat(written!) : Number.NaN;
}

function written(attributes: Iterable<readonly [name: string, value: string]>): string {
  return Array.from(attributes, ([name, value]) => ` ${name}="${escape(value)}"`).join('');
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === ELEMENT_NODE);
}

function withDescendants(element: Element): Element[] {
  return [element, ...childrenOf(element).flatMap(withDescendants)];
}

function isOfSvg({ namespaceURI }: Element): boolean {
  return namespaceURI === SVG_NAMESPACE || namespaceURI === null;
}

function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]+/g, ' ');
}
