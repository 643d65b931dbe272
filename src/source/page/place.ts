import { around, type PageElement } from './tree.ts';

/** How the place of an element speaks for or against its belonging to the article. */
export interface Place {
  /** In a part of the page that is about other things: menus, footers, side columns, lists of other stories. */
  readonly isAside: boolean;
  readonly isComment: boolean;
  readonly isInLink: boolean;
  readonly isHeader: boolean;
  /** The innermost `article` element around it. */
  readonly article: PageElement | undefined;
}

const ASIDE_ELEMENTS = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu']);
const ASIDE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|foot|sidebar|side|aside|rail|related|recommend\w*|recirc\w*|popular|trending|most\w*|latest|teaser\w*|promo\w*|widget\w*|newsletter|copyright|breadcrumb\w*|ticker|carousel|slider|archive|more-?\w*|next|prev\w*|cookie\w*|outbrain|taboola|read-?also|also|ad|ads|advert\w*|banner\w*|sponsor\w*|toplist|topnews|headlines|feed|list-?news|news-?list|other\w*|weather|stock\w*|quotes?)(?:$|[\s_-])/i;
const COMMENT_NAMES = /(?:^|[\s_-])(?:comments?|kommentare?|disqus|replies|reply|responses|discussion|respond|forum-?\w*)(?:$|[\s_-])/i;

export function placeOf(element: PageElement): Place {
  let isAside = false;
  let isComment = false;
  let isInLink = false;
  let isHeader = false;
  let article: PageElement | undefined;
  for (const each of around(element)) {
    if (each.name === 'body' || each.name === 'html' || each.name === 'main') continue;
    const names = `${each.attributes['class'] ?? ''} ${each.attributes['id'] ?? ''}`;
    if (ASIDE_ELEMENTS.has(each.name) || (each.name !== 'article' && ASIDE_NAMES.test(names))) isAside = true;
    if (COMMENT_NAMES.test(names)) isComment = true;
    if (each.name === 'a') isInLink = true;
    if (each.name === 'header' && !article) isHeader = true;
    if (each.name === 'article') article ??= each;
  }
  return { isAside, isComment, isInLink, isHeader, article };
}
