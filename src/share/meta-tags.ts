import { html } from 'hono/html';
import type { ShareFacts } from './share-facts.ts';

/** A meta element: the attribute that names it, its name, its content. */
type Tag = readonly [by: 'property' | 'name', name: string, content: string | number];

/**
 * What networks read, in the order in which it matters if a page is cut: the title, the picture, the rest, and
 * the address last, which may be longer than all of them. One picture, because half of the readers take the
 * first of two and the other half the last.
 */
export function metaTags({ picture, address, ...facts }: ShareFacts): string {
  return tagsAsHtml([
    ['property', 'og:title', facts.title],
    ...pictureTags(picture),
    ['property', 'og:type', 'article'],
    ['property', 'og:site_name', facts.siteName],
    ['property', 'og:description', facts.description],
    ['property', 'og:locale', facts.locale],
    ['property', 'article:published_time', facts.published],
    ['property', 'article:modified_time', facts.modified],
    ['property', 'article:section', facts.section],
    ['property', 'article:author', facts.author],
    ['name', 'author', facts.author],
    ['name', 'robots', 'max-image-preview:large'],
    ['property', 'og:url', address],
  ]);
}

/** The tags of a picture alone: before an embargo ends nothing else may be said. */
export function pictureTagsAsHtml(picture: ShareFacts['picture']): string {
  return tagsAsHtml(pictureTags(picture));
}

function pictureTags({ url, type, width, height, alt }: ShareFacts['picture']): readonly Tag[] {
  return [
    ['property', 'og:image', url],
    ['property', 'og:image:type', type],
    ['property', 'og:image:width', width],
    ['property', 'og:image:height', height],
    ['property', 'og:image:alt', alt],
    ['name', 'twitter:card', 'summary_large_image'],
  ];
}

function tagsAsHtml(tags: readonly (readonly [Tag[0], string, string | number | undefined])[]): string {
  return tags
    .filter(([, , content]) => content !== undefined)
    .map(([by, name, content]) =>
      String(
        by === 'property'
          ? html`<meta property="${name}" content="${content}" />`
          : html`<meta name="${name}" content="${content}" />`,
      ),
    )
    .join('\n');
}
