import { html } from 'hono/html';
import type { CardExtension } from '../sign/sign.ts';
import type { SignedSize } from './sign-cards.ts';

const MEDIA_TYPES: Readonly<Record<CardExtension, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

/** The one picture of a page, for its head (ogp.me); `''` where `og` was not asked for. */
export function metaTags(og: SignedSize | undefined, alt: string, format: CardExtension): string {
  if (!og) return '';
  return String(
    html`<meta property="og:image" content="${og.url}" />
      <meta property="og:image:type" content="${MEDIA_TYPES[format]}" />
      <meta property="og:image:width" content="${og.width}" />
      <meta property="og:image:height" content="${og.height}" />
      <meta property="og:image:alt" content="${alt}" />
      <meta name="twitter:card" content="summary_large_image" />`,
  );
}
