/** Vocabularies of feeds and sitemaps, by the prefix that everybody gives them; those of the document itself have none. */
const VOCABULARIES = new Map(
  Object.entries({
    'http://www.w3.org/2005/atom': '',
    'http://purl.org/atom/ns#': '',
    'http://purl.org/rss/1.0/': '',
    'http://my.netscape.com/rdf/simple/0.9/': '',
    'http://purl.org/net/rss1.1#': '',
    'http://backend.userland.com/rss2': '',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
    'http://search.yahoo.com/mrss/': 'media',
    'http://search.yahoo.com/mrss': 'media',
    'http://purl.org/rss/1.0/modules/content/': 'content',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'http://www.sitemaps.org/schemas/sitemap/0.9': '',
    'http://www.google.com/schemas/sitemap-news/0.9': 'news',
    'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  }),
);

export interface Names {
  /** The element's name with the usual prefix; what its attributes declare counts from it on. */
  open(qualified: string, attributes: Readonly<Record<string, string>>): string;
}

/**
 * Names of elements whatever prefixes a document chooses. A prefix stands for one vocabulary in the whole
 * document: no feed uses one twice.
 */
export function localNames(): Names {
  const usual = new Map<string, string>();
  return {
    open(qualified, attributes) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!name.startsWith('xmlns:')) continue;
        const known = VOCABULARIES.get(value.trim().toLowerCase());
        if (known !== undefined) usual.set(name.slice('xmlns:'.length), known);
      }
      const [prefix, local] = qualified.includes(':') ? split(qualified) : ['', qualified];
      const own = usual.get(prefix) ?? prefix;
      // In a feed that speaks another vocabulary by itself, `atom:link` is not the item's link.
      return own === ''
        ? prefix === 'atom' || prefix.startsWith('atom1')
          ? `atom:${local}`
          : local
        : `${own}:${local}`;
    },
  };
}

function split(qualified: string): [string, string] {
  const at = qualified.indexOf(':');
  return [qualified.slice(0, at), qualified.slice(at + 1)];
}
