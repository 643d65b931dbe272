import type { Reading } from '../share/network.ts';
import type { PageTags } from './page-tags.ts';
import { articleData, type ArticleData } from './structured-data.ts';

/** A page as it was read. */
export interface ReadPage {
  readonly tags: PageTags;
  readonly article: ArticleData | undefined;
  /** What relative addresses are relative to. */
  readonly url: string;
}

/** What a reader of some kind takes from a page. */
export interface Taken {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** As it stands in the page. */
  readonly image: string | undefined;
}

export function readPage(tags: PageTags, url: string): ReadPage {
  return { tags, article: articleData(tags.data), url };
}

/** What a network takes, by the places where it looks. */
export function takenBy(page: ReadPage, { title, description, image, takes }: Reading): Taken {
  const first = (places: readonly string[]): string | undefined => {
    for (const place of places) {
      const found = valuesAt(page, place).filter((value) => value !== '');
      const value = takes === 'last' ? found.at(-1) : found[0];
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return { title: first(title), description: first(description), image: first(image) };
}

/** Everything that stands at a place, in the page's order. @param place as `Reading` names it. */
export function valuesAt({ tags, article }: ReadPage, place: string): readonly string[] {
  switch (place) {
    case 'title':
      return only(tags.title);
    case 'img':
      return tags.pictures;
    case 'json:headline':
      return only(article?.headline);
    case 'json:description':
      return only(article?.description);
    case 'json:image':
      return article?.images ?? [];
    default:
      return tags.metas
        .filter(({ name }) => name === place || isSpelling(name, place))
        .map(({ content }) => content);
  }
}

/** `og:image:url` is another name of `og:image` (ogp.me). */
function isSpelling(name: string, place: string): boolean {
  return place === 'og:image' && (name === 'og:image:url' || name === 'og:image:secure_url');
}

function only(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

/** An address of the page as an absolute one; undefined for what is none. */
export function absolute(page: ReadPage, address: string): string | undefined {
  const base =
    page.tags.base === undefined ? page.url : (URL.parse(page.tags.base, page.url)?.href ?? page.url);
  return URL.parse(address, base)?.href;
}
