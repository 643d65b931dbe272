import type { JSXNode } from 'satori/jsx';

/** An element in which every component was called, and a text that is the same for what satori draws the same. */
export interface DescribedElement {
  readonly element: JSXNode;
  readonly description: string;
}

interface PlainElement {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}

/**
 * Calls the components of a template's element, which are plain functions, and writes down what is left.
 *
 * @returns undefined where no text tells all of it: a picture's bytes, a promise, a component of another kind.
 */
export function describeElement(element: JSXNode): DescribedElement | undefined {
  let isPlain = true;
  const expand = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(expand);
    if (typeof node !== 'object' || node === null) return node;
    const { type, props } = node as PlainElement;
    if (typeof type === 'function') return expand((type as (given: unknown) => unknown)(props));
    isPlain &&= typeof type === 'string' && isPlainProps(props);
    const children = props?.['children'];
    return children === undefined ? node : { ...node, props: { ...props, children: expand(children) } };
  };
  const expanded = expand(element) as JSXNode;
  return isPlain ? { element: expanded, description: JSON.stringify(expanded) } : undefined;
}

/** Whether JSON tells everything of them. */
function isPlainProps(props: PlainElement['props'] = {}): boolean {
  return Object.entries(props).every(
    ([name, value]) =>
      name === 'children' || isPlainValue(value) || (name === 'style' && isPlainStyle(value as object)),
  );
}

function isPlainStyle(style: object): boolean {
  return Object.values(style).every(isPlainValue);
}

function isPlainValue(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  );
}
