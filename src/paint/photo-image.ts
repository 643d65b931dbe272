import { withinBudget } from '../encode/within-budget.ts';
import { CARD_AIM_MAX_BYTES } from '../limits.ts';
import type { PhotoPort } from '../photo/port.ts';
import { soften } from './card-pixels.ts';
import type { LaidPhoto } from './lay-photo.ts';

/** Three bytes take four characters. */
const BYTES_OF_BASE64 = 3 / 4;

/** A card's SVG with its photo inside, as a data URI under everything else. */
export async function photoImage(photo: LaidPhoto, svg: string, port: PhotoPort): Promise<string> {
  const image = await imageOf(photo, port, { roomBytes: CARD_AIM_MAX_BYTES - svg.length });
  return svg.replace(/<svg[^>]*>/, (open) => open + image);
}

/** A card's SVG with the circle that a square photo holds, over everything else. */
export async function circleImage(photo: LaidPhoto, svg: string, port: PhotoPort): Promise<string> {
  const radius = photo.width / 2;
  const circle = `<circle cx="${photo.leftPx + radius}" cy="${photo.topPx + radius}" r="${radius}"/>`;
  const image = await imageOf(photo, port, {
    roomBytes: CARD_AIM_MAX_BYTES - svg.length,
    attributes: ` clip-path="url(#${CIRCLE_ID})"`,
  });
  return svg.replace(/<\/svg>$/, (end) => `<clipPath id="${CIRCLE_ID}">${circle}</clipPath>${image}${end}`);
}

const CIRCLE_ID = 'portrait-circle';

async function imageOf(
  photo: LaidPhoto,
  port: PhotoPort,
  { roomBytes, attributes = '' }: { roomBytes: number; attributes?: string },
): Promise<string> {
  const jpeg = await withinBudget(
    { pixels: photo, softened: (detail) => soften(photo, detail) },
    (pixels, quality) => port.encodeJpeg(pixels, { quality, effort: 'small', chroma: '4:2:0' }),
    Math.max(0, roomBytes) * BYTES_OF_BASE64,
  );
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
