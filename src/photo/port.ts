import type { Chroma } from '../encode/chroma.ts';
import type { Pixels } from '../ports.ts';
import type { PhotoHeader } from './header.ts';
import type { Size } from './shrink.ts';

/** What a runtime can take in. */
export interface PhotoLimits {
  readonly maxBytes: number;
  readonly maxPixels: number;
  /** Memory for one photo, by `decodeBytes`; without it the machine decides. */
  readonly maxDecodeBytes?: number;
  /** Of a photo that is kept. */
  readonly maxStoredPixels: number;
  /** Photos on their way in at once; one more is refused. */
  readonly maxIntakes: number;
}

/** The picture codecs of a runtime. */
export interface PhotoPort {
  readonly limits: PhotoLimits;
  /** Runs a whole intake, or whatever else decodes a photo, when there is memory for it. Not to be nested. */
  inTurn<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Pixels in sRGB, opaque (on white), not yet turned upright. Called at intake and for each photo card.
   *
   * @param size of the whole, at most the header's, and the part of it that is wanted, in whole px. The header has
   * been held against `limits`.
   * @throws PresscardError `photo_unreadable` or `photo_colour_space`.
   */
  decode(bytes: Uint8Array, header: PhotoHeader, size: Size & { part?: Part }): Promise<Pixels>;
  /**
   * Opaque pixels as a JPEG without metadata. Called at intake, and up to a dozen times for a photo card, most of
   * them with a sixteenth of it.
   */
  encodeJpeg(pixels: Pixels, options: JpegOptions): Promise<Uint8Array>;
  /** Opaque pixels as a WebP without alpha and metadata. Called for cards. */
  encodeWebp(pixels: Pixels, options: WebpOptions): Promise<Uint8Array>;
}

/** A part of a picture, in whole px from its top left. */
export interface Part extends Size {
  readonly left: number;
  readonly top: number;
}

export interface WebpOptions {
  /** 1 to 100; `lossless` for flat colours, which it keeps in fewer bytes than any quality. */
  readonly quality: number | 'lossless';
}

export interface JpegOptions {
  /** 1 to 100. */
  readonly quality: number;
  /** `fast` for what is decoded again, `small` for what readers get: progressive, with tables of its own. */
  readonly effort: 'fast' | 'small';
  /** For what readers get; what is decoded again has what the runtime's memory allows. */
  readonly chroma?: Chroma;
}
