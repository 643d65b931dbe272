import { PHOTO_STORED_QUALITY } from '../limits.ts';
import type { PhotoPort } from '../photo/port.ts';
import type { LaidPhoto } from './lay-photo.ts';

/** A card's SVG with its photo inside, as a data URI under everything else. */
export async function photoImage(photo: LaidPhoto, svg: string, port: PhotoPort): Promise<string> {
  const image = await imageOf(photo, port);
  return svg.replace(/<svg[^>]*>/, (open) => open + image);
}

/** A card's SVG with the circle that a square photo holds, over everything else. */
export async function circleImage(photo: LaidPhoto, svg: string, port: PhotoPort): Promise<string> {
  const radius = photo.width / 2;
  const circle = `<circle cx="${photo.leftPx + radius}" cy="${photo.topPx + radius}" r="${radius}"/>`;
  const image = await imageOf(photo, port, ` clip-path="url(#${CIRCLE_ID})"`);
  return svg.replace(/<\/svg>$/, (end) => `<clipPath id="${CIRCLE_ID}">${circle}</clipPath>${image}${end}`);
}

const CIRCLE_ID = 'portrait-circle';

async function imageOf(photo: LaidPhoto, port: PhotoPort, attributes = ''): Promise<string> {
  const jpeg = await port.encodeJpeg(photo, { quality: PHOTO_STORED_QUALITY, effort: 'fast' });
  const place = `x="${photo.leftPx}" y="${photo.topPx}" width="${photo.width}" height="${photo.height}"`;
  return `<image ${place} preserveAspectRatio="none"${attributes} href="data:image/jpeg;base64,${base64(jpeg)}"/>`;
}

/** In pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}
