import { hex } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { PHOTO_STORED_QUALITY } from '../limits.ts';
import { findFocus, type Focus } from './focus.ts';
import { readHeader, type PhotoHeader } from './header.ts';
import type { PhotoCredits } from './metadata.ts';
import { isTurned, orient } from './orient.ts';
import type { PhotoLimits, PhotoPort } from './port.ts';
import { storedSize } from './stored-size.ts';
import { withCredits } from './xmp.ts';

/** A photo as it is kept: a JPEG in sRGB, upright, no larger than the largest card needs, with its credits in XMP. */
export interface StoredPhoto extends PhotoCredits {
  /**
   * Of the bytes that are kept, in lower-case hex. The runtimes' codecs differ, so the same file has one
   * sha256 on Node and another on the Worker.
   */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly focus: Focus;
  readonly type: 'image/jpeg';
  readonly bytes: Uint8Array;
}

/**
 * Takes in a photo: header, bounds, pixels, focus, JPEG.
 *
 * @param focus the editor's choice; without it the photo's subject is looked for, once.
 * @throws PresscardError `photo_unsupported`, `photo_unreadable`, `photo_too_large` or `photo_colour_space`.
 */
export async function takePhoto(
  port: PhotoPort,
  bytes: Uint8Array,
  { focus }: { focus?: Focus } = {},
): Promise<StoredPhoto> {
  if (bytes.length > port.limits.maxBytes) throw tooLarge(`is larger than ${port.limits.maxBytes} bytes`);
  const header = readHeader(bytes);
  checkBounds(header, bytes.length, port.limits);
  return port.inTurn(() => taken(port, { bytes, header, focus }));
}

async function taken(
  port: PhotoPort,
  { bytes, header, focus }: { bytes: Uint8Array; header: PhotoHeader; focus: Focus | undefined },
): Promise<StoredPhoto> {
  // Loaded by the first photo, as its codecs are.
  const { readMetadata } = await import('./metadata.ts');
  const { orientation, ...credits } = readMetadata(header);
  const upright = storedSize(turned(header, orientation), port.limits.maxStoredPixels);
  const pixels = orient(await port.decode(bytes, header, turned(upright, orientation)), orientation);
  const jpeg = await port.encodeJpeg(pixels, { quality: PHOTO_STORED_QUALITY, effort: 'fast' });
  const kept = withCredits(jpeg, credits);
  return {
    sha256: hex(await crypto.subtle.digest('SHA-256', kept as Uint8Array<ArrayBuffer>)),
    ...upright,
    focus: focus ?? (await findFocus(pixels)),
    type: 'image/jpeg',
    bytes: kept,
    ...credits,
  };
}

/** What decoding takes of memory: the file and the pixels, each in the decoder and outside, and its own. */
export function decodeBytes({ width, height, decoderBytes }: PhotoHeader, fileBytes: number): number {
  return 2 * fileBytes + 2 * width * height * 4 + decoderBytes;
}

function checkBounds(header: PhotoHeader, fileBytes: number, limits: PhotoLimits): void {
  if (header.width * header.height > limits.maxPixels)
    throw tooLarge(`has more than ${limits.maxPixels / 1_000_000} megapixels`);
  if (decodeBytes(header, fileBytes) > (limits.maxDecodeBytes ?? Infinity))
    throw tooLarge('needs more memory than there is to decode it');
}

const tooLarge = (how: string): PresscardError =>
  new PresscardError(
    'photo_too_large',
    `The photo ${how}. Send a smaller one; cards need 2880 by 1920 at most.`,
  );

const turned = <Sides extends { width: number; height: number }>(
  { width, height }: Sides,
  orientation: number,
): { width: number; height: number } =>
  isTurned(orientation) ? { width: height, height: width } : { width, height };
