import { PresscardError } from '../errors.ts';
import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES } from '../limits.ts';
import type { PhotoCredits } from '../photo/metadata.ts';
import { withCredits } from '../photo/xmp.ts';
import type { Pixels, Ports } from '../ports.ts';
import { chromaFor } from './chroma.ts';
import { encodeManyColours } from './many-colours.ts';
import { encodePng } from './png.ts';
import { withinBudget } from './within-budget.ts';

/** Formats of a painted card. */
export type PixelFormat = 'png' | 'jpg' | 'webp';

export const MEDIA_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
} as const satisfies Record<PixelFormat, string>;

/** Quality of a text card as JPEG: at 82 the edges of large letters fray. */
const TEXT_JPEG_QUALITY = 90;

/** A card as it goes to an encoder. */
export interface CardPixels {
  /** Opaque. */
  readonly pixels: Pixels;
  /** Art and texts alone, transparent where a photo shows. */
  readonly painted: Pixels;
  /**
   * The card with less detail in its photo, or in all of it where there is none.
   *
   * @param detail what is left of it in either direction, from 0 to 1.
   */
  softened(detail: number): Pixels;
}

export interface EncodeOptions {
  readonly format: PixelFormat;
  readonly hasPhoto: boolean;
  /** Who made the photo and whose it is; a JPEG carries it. */
  readonly credits?: PhotoCredits;
}

/**
 * An opaque picture as a file without alpha, of 300 KB where quality or detail can be traded for it, and never of
 * more than 600.
 *
 * @throws PresscardError `render_failed` for a card that no setting brings below 600 KB.
 */
export async function encodeCard(
  card: CardPixels,
  { format, hasPhoto, credits = {} }: EncodeOptions,
  { photos, deflate }: Pick<Ports, 'photos' | 'deflate'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoded = async (): Promise<Uint8Array> => {
    switch (format) {
      case 'png': {
        const png = hasPhoto ? undefined : encodePng(card.pixels, deflate);
        return png && png.length <= CARD_AIM_MAX_BYTES ? png : encodeManyColours(card.pixels, deflate);
      }
      case 'jpg': {
        const chroma = chromaFor(card.painted);
        const encode = (pixels: Pixels, quality: number): Promise<Uint8Array> =>
          photos.encodeJpeg(pixels, { quality, effort: 'small', chroma });
        const text = hasPhoto ? undefined : await encode(card.pixels, TEXT_JPEG_QUALITY);
        const jpeg = text && text.length <= CARD_AIM_MAX_BYTES ? text : await withinBudget(card, encode);
        return withCredits(jpeg, credits);
      }
      case 'webp': {
        const encode = (pixels: Pixels, quality: number | 'lossless'): Promise<Uint8Array> =>
          photos.encodeWebp(pixels, { quality });
        const text = hasPhoto ? undefined : await encode(card.pixels, 'lossless');
        return text && text.length <= CARD_AIM_MAX_BYTES ? text : withinBudget(card, encode);
      }
    }
  };
  const bytes = await encoded();
  if (bytes.length > CARD_MAX_BYTES) {
    throw new PresscardError('render_failed', `The card has more than ${CARD_MAX_BYTES / 1000} KB.`);
  }
  // In memory of its own: a codec's buffer may be larger, or shared with what comes next.
  return new Uint8Array(bytes);
}
