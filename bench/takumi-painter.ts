import type { Node } from '@takumi-rs/wasm';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';
import type { Language, PhotoId } from './cards.ts';
import type { Painter } from './engine.ts';
import { takumiNode } from './takumi-node.ts';
import { PHOTO_QUALITY, takumiPhotoNode } from './takumi-photo.ts';

interface TakumiOptions {
  width: number;
  height: number;
  lang: string;
  format?: 'jpeg';
  quality?: number;
  images?: { src: string; data: Uint8Array; cache: 'none' }[];
}

/** What Takumi's renderers, native and wasm, have in common. */
interface TakumiRenderer {
  render(node: Node, options: TakumiOptions): Promise<Uint8Array>;
}

const size = { width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX };

/**
 * Takumi as a painter of cards, with a renderer for each language that holds its faces only, so that no card
 * looks for its glyphs among those of another. A photo is another one for each card, so its pixels are not kept.
 *
 * @param openRenderer called once a language, when its first card is painted.
 * @param photoOf the bytes of a photo.
 */
export function takumiPainter(
  openRenderer: (language: Language) => Promise<TakumiRenderer>,
  photoOf: (id: PhotoId) => Promise<Uint8Array>,
): Painter {
  const renderers = new Map<Language, Promise<TakumiRenderer>>();
  return async (card) => {
    const { language, photo } = card;
    const opening = renderers.get(language) ?? openRenderer(language);
    renderers.set(language, opening);
    const renderer = await opening;
    if (!photo) return renderer.render(takumiNode(card), { ...size, lang: language });
    return renderer.render(takumiPhotoNode(card, photo), {
      ...size,
      lang: language,
      format: 'jpeg',
      quality: PHOTO_QUALITY,
      images: [{ src: photo, data: await photoOf(photo), cache: 'none' }],
    });
  };
}
