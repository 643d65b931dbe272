import { CARD_MAX_BYTES, PALETTE_MAX_COLOURS } from '../limits.ts';
import type { PhotoCredits } from '../photo/metadata.ts';
import { withCredits } from '../photo/xmp.ts';
import type { Pixels, Ports } from '../ports.ts';
import { encodeIndexed, encodePng } from './png.ts';
import { quantise } from './quantise.ts';
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
/** Colours of a photo's PNG: fewer where its bytes pass the bound. Four take a quarter of a byte a pixel at the most. */
const PALETTE_STEPS = [PALETTE_MAX_COLOURS, 64, 16, 4] as const;

export interface EncodeOptions {
  readonly format: PixelFormat;
  readonly hasPhoto: boolean;
  /** Who made the photo and whose it is; a JPEG carries it. */
  readonly credits?: PhotoCredits;
}

/**
 * An opaque picture as a file without alpha, at most 600 KB, and where quality can be traded for it 300.
 */
export async function encodeCard(
  pixels: Pixels,
  { format, hasPhoto, credits = {} }: EncodeOptions,
  { photos, deflate }: Pick<Ports, 'photos' | 'deflate'>,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'png':
      return hasPhoto ? encodePhotoPng(pixels, deflate) : encodePng(pixels, deflate);
    case 'jpg': {
      const encode = (quality: number): Promise<Uint8Array> =>
        photos.encodeJpeg(pixels, { quality, effort: 'small' });
      const jpeg = hasPhoto ? await withinBudget(encode) : await encode(TEXT_JPEG_QUALITY);
      return owned(withCredits(jpeg, credits));
    }
    case 'webp': {
      const encode = (quality: number | 'lossless'): Promise<Uint8Array> =>
        photos.encodeWebp(pixels, { quality });
      return owned(hasPhoto ? await withinBudget(encode) : await encode('lossless'));
    }
  }
}

function encodePhotoPng(pixels: Pixels, deflate: Ports['deflate']): Uint8Array<ArrayBuffer> {
  let png: Uint8Array<ArrayBuffer> | undefined;
  for (const colours of PALETTE_STEPS) {
    png = encodeIndexed(quantise(pixels, colours), deflate, 'repeats');
    if (png.length <= CARD_MAX_BYTES) break;
  }
  return png!;
}

/** In memory of its own: a codec's buffer may be larger, or shared with what comes next. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
