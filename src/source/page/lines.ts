import { UNREAD, type PageElement } from './tree.ts';

/** A line as a reader sees it, and the element whose line it is. */
export interface PageLine {
  readonly text: string;
  readonly element: PageElement;
}

/** Elements that stand in a line. All of them but marks of single letters count as a gap: their distance is often a style's. */
const IN_LINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const IN_WORD = new Set('b bdi bdo big del em font i ins mark s strong sub sup u wbr'.split(' '));

/** The filled lines of a part of a page, in its order. */
export function linesOf(root: PageElement): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let owner = root;
  const flush = (next: PageElement): void => {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, element: owner });
    text = '';
    owner = next;
  };
  const visit = (element: PageElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') text += child;
      else if (UNREAD.has(child.name)) continue;
      else if (IN_LINE.has(child.name)) {
        const gap = IN_WORD.has(child.name) ? '' : ' ';
        text += gap;
        visit(child);
        text += gap;
      } else {
        flush(child);
        visit(child);
        flush(element);
      }
    }
  };
  visit(root);
  flush(root);
  return lines;
}
