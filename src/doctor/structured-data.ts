/** What structured data says of an article, as far as networks and search engines show it. */
export interface ArticleData {
  readonly headline: string | undefined;
  readonly description: string | undefined;
  readonly publisher: string | undefined;
  readonly images: readonly string[];
  readonly published: string | undefined;
  readonly modified: string | undefined;
}

const ARTICLE = /(Article|Posting|Report|Review|LiveBlog)/;
/** How deep lists and graphs in lists are looked into: real ones have two. */
const DEPTH_MAX = 4;

/** The article of a page's structured data; undefined where it has none. */
export function articleData(data: readonly unknown[]): ArticleData | undefined {
  const things = data.flatMap((one) => thingsOf(one, 0));
  const article = things.find((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  if (!article) return undefined;
  return {
    headline: textOf(article['headline']),
    description: textOf(article['description']),
    publisher: textOf(thingOf(article['publisher'])?.['name']),
    images: imagesOf(article['image']),
    published: textOf(article['datePublished']),
    modified: textOf(article['dateModified']),
  };
}

type Thing = Readonly<Record<string, unknown>>;

function thingsOf(value: unknown, depth: number): Thing[] {
  if (depth > DEPTH_MAX) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => thingsOf(one, depth + 1));
  const thing = thingOf(value);
  return thing ? [thing, ...thingsOf(thing['@graph'] ?? [], depth + 1)] : [];
}

function thingOf(value: unknown): Thing | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Thing) : undefined;
}

function typesOf(thing: Thing): readonly string[] {
  return [thing['@type']].flat().filter((type) => typeof type === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** An address, an ImageObject, or a list of either. */
function imagesOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap(
    (one) => textOf(one) ?? textOf(thingOf(one)?.['url']) ?? [],
  );
}
