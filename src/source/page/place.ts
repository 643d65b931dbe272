import type { PageElement } from './tree.ts';

/** How the place of an element speaks for or against its belonging to the article. */
export interface Place {
  /** The outermost part of the page around it that is about other things: a menu, a footer, a list of other stories. */
  readonly aside: PageElement | undefined;
  readonly isComment: boolean;
  readonly isInLink: boolean;
  readonly isHeader: boolean;
  /** The innermost `article` element around it. */
  readonly article: PageElement | undefined;
}

/** A quotation holds other people's dates: posts of networks are embedded as one. */
const ASIDE_ELEMENTS = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu', 'blockquote']);
const ASIDE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|foot|sidebar|side|aside|rail|related|recommend\w*|recirc\w*|popular|trending|most\w*|latest|teaser\w*|promo\w*|widget\w*|newsletter|copyright|breadcrumb\w*|ticker|carousel|slider|archive|more-?\w*|next|prev\w*|cookie\w*|outbrain|taboola|read-?also|also|ad|ads|advert\w*|banner\w*|sponsor\w*|toplist|topnews|headlines|feed|list-?news|news-?list|other\w*|weather|stock\w*|quotes?)(?:$|[\s_-])/i;
const COMMENT_NAMES =
  /(?:^|[\s_-])(?:comments?|kommentare?|disqus|replies|reply|responses|discussion|respond|forum-?\w*)(?:$|[\s_-])/i;

/** Places that were looked at, each with those around it: so a page's elements are looked at once. */
const known = new WeakMap<PageElement, Place>();
const NOWHERE: Place = {
  aside: undefined,
  isComment: false,
  isInLink: false,
  isHeader: false,
  article: undefined,
};

export function placeOf(element: PageElement): Place {
  const before = known.get(element);
  if (before) return before;
  const { name, attributes, parent } = element;
  const outer = parent ? placeOf(parent) : NOWHERE;
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  const isWhole = name === 'body' || name === 'html' || name === 'main';
  const place: Place = isWhole
    ? outer
    : {
        aside: outer.aside ?? (isAside(name, names) ? element : undefined),
        isComment: outer.isComment || COMMENT_NAMES.test(names),
        isInLink: outer.isInLink || name === 'a',
        isHeader: outer.isHeader || (name === 'header' && !outer.article),
        article: name === 'article' ? element : outer.article,
      };
  known.set(element, place);
  return place;
}

function isAside(name: string, names: string): boolean {
  return ASIDE_ELEMENTS.has(name) || (name !== 'article' && ASIDE_NAMES.test(names));
}
