import type { ShareFacts } from './share-facts.ts';

/** An article as structured data (schema.org), for search engines and Mastodon. */
export function newsArticle(facts: ShareFacts): object {
  const { author, articleUrl, siteName, siteUrl } = facts;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: facts.title,
    image: facts.pictures,
    datePublished: facts.published,
    dateModified: facts.modified ?? facts.published,
    author: author === undefined ? undefined : { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: siteName, url: siteUrl },
    mainEntityOfPage: articleUrl ?? facts.address,
    inLanguage: facts.lang,
  };
}

/**
 * The same as an element for a page. Nothing in it can end the element or begin a comment: a browser's parser
 * looks for `<` and JSON may write it otherwise.
 */
export function jsonLdScript(facts: ShareFacts): string {
  return `<script type="application/ld+json">${jsonForHtml(newsArticle(facts))}</script>`;
}

export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
