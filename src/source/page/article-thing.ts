import type { Described, Thing } from './things.ts';

/** schema.org's articles and what news sites use in their place. */
const ARTICLE = /(?:Article|BlogPosting|SocialMediaPosting|DiscussionForumPosting|LiveBlogPosting|Report)$/;
/** What a page may be about when it is no article; WebPage describes the page around it. */
const OTHER =
  /^(?:Review|CriticReview|VideoObject|AudioObject|PodcastEpisode|RadioEpisode|TVEpisode|Episode|Recipe|ItemPage|CreativeWork|QAPage|Event|WebPage)$/;
/** What stands inside of these is another article, or a part of this one. */
const LISTS =
  /^(?:ItemList|ListItem|CollectionPage|Comment|LiveBlogPosting|BreadcrumbList|WPSideBar|WPFooter|WPHeader)$/;

/** The thing that the page is about: an article rather than another thing, this page's rather than a list's entry. */
export function articleThing({ things, textsOf }: Described, url: URL | undefined): Thing | undefined {
  let best: { thing: Thing; rank: number } | undefined;
  for (const thing of things) {
    const rank = rankOf(thing);
    if (rank > 0 && (!best || rank > best.rank)) best = { thing, rank };
  }
  return best?.thing;

  function rankOf({ types, properties, from, insideOf }: Thing): number {
    const isArticle = types.some((type) => ARTICLE.test(type));
    if (!isArticle && !types.some((type) => OTHER.test(type))) return 0;
    if (insideOf.some((type) => LISTS.test(type))) return 0;
    const isNamed = textsOf(properties['headline'] ?? properties['name']).length > 0;
    const isDated = textsOf(properties['datePublished']).length > 0;
    const addresses = [properties['url'], properties['mainEntityOfPage'], properties['@id']].flatMap(
      (value) => [...textsOf(value), ...idsOf(value)],
    );
    const isHere = url !== undefined && addresses.some((address) => isSamePage(address, url));
    return (
      (isArticle ? 8 : types.includes('WebPage') ? 0.5 : 1) +
      (isHere ? 4 : 0) +
      (isNamed ? 4 : 0) +
      (isDated ? 2 : 0) +
      (from === 'json-ld' ? 1 : 0) +
      (insideOf.length === 0 ? 0.5 : 0)
    );
  }
}

function idsOf(value: unknown): string[] {
  const id = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : undefined;
  return typeof id === 'string' ? [id] : [];
}

function isSamePage(address: string, url: URL): boolean {
  const other = URL.parse(address, url);
  return other !== null && pathOf(other) === pathOf(url) && pathOf(url) !== '';
}

function pathOf(url: URL): string {
  return url.pathname.replace(/(?:\/|\/amp\/?|\.amp|\.html?)$/i, '').toLowerCase();
}
