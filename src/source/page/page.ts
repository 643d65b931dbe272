import { addressOf } from './address.ts';
import { articleThing } from './article-thing.ts';
import { metasOf, type Metas } from './metas.ts';
import { describedBy, type Described, type Thing } from './things.ts';
import { parseTree, type PageElement } from './tree.ts';

/** A page taken apart: what every reader of a field looks at. */
export interface Page {
  /** Where it is, as given, else as it says itself. */
  readonly url: URL | undefined;
  readonly root: PageElement;
  /** In the page's order. */
  readonly elements: readonly PageElement[];
  readonly metas: Metas;
  readonly described: Described;
  /** The thing that is the article itself, if the page describes it. */
  readonly thing: Thing | undefined;
  /** False when the page has more or deeper elements than are read. */
  readonly isWhole: boolean;
}

/** @param url where the page was found; a page that was saved says it itself, if at all. */
export function openPage(html: string, url: string | undefined): Page {
  const { root, elements, isWhole } = parseTree(html);
  const metas = metasOf(elements);
  const described = describedBy(elements);
  const address = addressOf({ given: url, elements, metas });
  return {
    url: address,
    root,
    elements,
    metas,
    described,
    thing: articleThing(described, address),
    isWhole,
  };
}
