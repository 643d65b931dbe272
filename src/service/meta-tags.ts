import { html } from 'hono/html';
import type { CardExtension } from '../sign/sign.ts';
import type { SignedSize } from './sign-cards.ts';

const MEDIA_TYPES: Readonly<Record<CardExtension, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

/** The one picture of a page, for its head (ogp.me), a tag a line; `''` where `og` was not asked for. */
export function metaTags(og: SignedSize | undefined, alt: string, format: CardExtension): string {
  if (!og) return '';
  const tags = {
    'og:image': og.url,
    'og:image:type': MEDIA_TYPES[format],
    'og:image:width': og.width,
    'og:image:height': og.height,
    'og:image:alt': alt,
  };
  return [
    ...Object.entries(tags).map(([property, content]) =>
      String(html`<meta property="${property}" content="${content}" />`),
    ),
    '<meta name="twitter:card" content="summary_large_image" />',
  ].join('\n');
}
