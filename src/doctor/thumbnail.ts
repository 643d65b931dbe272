import { PresscardError } from '../errors.ts';
import { DOCTOR_THUMB_WIDTH_PX, PHOTO_STORED_QUALITY } from '../limits.ts';
import { readHeader } from '../photo/header.ts';
import type { PhotoPort } from '../photo/port.ts';
import { decodeBytes } from '../photo/take-photo.ts';

/**
 * A small copy of a picture, so that a page about it loads nothing from elsewhere.
 *
 * @returns a JPEG; undefined for a picture that cannot be read here, or not in the memory that there is.
 */
export async function thumbnail(port: PhotoPort, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const header = readHeader(bytes);
    const { width, height } = header;
    const needs = decodeBytes(header, bytes.length);
    if (width * height > port.limits.maxPixels || needs > (port.limits.maxDecodeBytes ?? Infinity))
      return undefined;
    const scale = Math.min(1, DOCTOR_THUMB_WIDTH_PX / width);
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    return await port.inTurn(async () => {
      const pixels = await port.decode(bytes, header, size);
      return port.encodeJpeg(pixels, { quality: PHOTO_STORED_QUALITY, effort: 'fast' });
    });
  } catch (error) {
    if (error instanceof PresscardError) return undefined;
    throw error;
  }
}
