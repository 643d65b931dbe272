import { PHOTO_STORED_QUALITY } from '../limits.ts';
import type { PhotoPort } from '../photo/port.ts';
import type { LaidPhoto } from './lay-photo.ts';

/** A card's SVG with its photo inside, as a data URI under everything else. */
export async function photoImage(photo: LaidPhoto, svg: string, port: PhotoPort): Promise<string> {
  const jpeg = await port.encodeJpeg(photo, { quality: PHOTO_STORED_QUALITY, effort: 'fast' });
  const place = `x="${photo.leftPx}" y="${photo.topPx}" width="${photo.width}" height="${photo.height}"`;
  const image = `<image ${place} preserveAspectRatio="none" href="data:image/jpeg;base64,${base64(jpeg)}"/>`;
  return svg.replace(/<svg[^>]*>/, (open) => open + image);
}

/** In pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}
