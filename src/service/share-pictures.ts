import { CROP_TEMPLATE } from '../card-url/card.ts';
import type { Key } from '../keys/key-ring.ts';
import type { Card, CardPhoto } from '../sign/card.ts';
import { SignError, signCard, type CardExtension } from '../sign/sign.ts';
import type { SizeId } from '../../templates/sizes.ts';

/** The pictures of a share page, each at its signed address. */
export interface SharePictures {
  readonly og: string;
  /** For networks that pin pictures. */
  readonly tall: string | undefined;
  /** For search engines: 16x9, 4x3, 1x1. */
  readonly search: readonly string[];
}

/** In the order in which search engines name the shapes. */
const SEARCH_SIZES: readonly SizeId[] = ['wide', 'classic', 'square'];

/**
 * Signs the pictures of a page. Search engines get the photo without a word on it; where
 * there is none, the card in their shapes.
 *
 * @param options.card the picture's, without a size.
 * @param options.photo the article's, whether or not the card shows it.
 * @throws SignError `card_too_long`
 */
export async function sharePictures(options: {
  readonly card: Card;
  readonly photo: CardPhoto | undefined;
  readonly key: Key;
  readonly baseUrl: string;
  readonly ext: CardExtension;
}): Promise<SharePictures> {
  const { card, photo, key, baseUrl: base, ext } = options;
  const sign = async (one: Card, format: CardExtension): Promise<string | undefined> => {
    try {
      return (await signCard({ key, card: one, ext: format, base })).url;
    } catch (error) {
      // A card that just fits into an address has no room for the name of a size: then there is one picture less.
      if (error instanceof SignError && error.code === 'card_too_long') return undefined;
      throw error;
    }
  };
  const search = photo
    ? SEARCH_SIZES.map((size) => sign({ ...cropOf(card, photo), size }, 'jpg'))
    : SEARCH_SIZES.map((size) => sign({ ...card, size }, ext));
  return {
    og: (await signCard({ key, card, ext, base })).url,
    tall: await sign({ ...card, size: 'portrait' }, ext),
    search: (await Promise.all(search)).filter((url) => url !== undefined),
  };
}

/** A crop carries what changes its pixels and what takedowns go by; its address stays short. */
export function cropOf({ outlet, id, urlHash, v, x }: Card, { sha256, focus }: CardPhoto): Card {
  return { outlet, photo: { sha256, focus }, template: CROP_TEMPLATE, id, urlHash, v, x };
}
