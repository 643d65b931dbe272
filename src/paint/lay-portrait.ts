import { coverPixels } from '../photo/cover-pixels.ts';
import type { Focus } from '../photo/focus.ts';
import type { PhotoPort } from '../photo/port.ts';
import type { Art } from './art.ts';
import { roundRoom, type LaidPhoto } from './lay-photo.ts';

/**
 * The author's portrait as a square around its circle.
 *
 * @param bytes as `takePhoto` gives them.
 * @param focus comes to stand as near to the circle's middle as the portrait's edges let it.
 * @returns undefined for a card that shows none.
 * @throws PresscardError `photo_unreadable` or `photo_unsupported`.
 */
export async function layPortrait(
  port: PhotoPort,
  bytes: Uint8Array,
  { portrait }: Art,
  focus: Focus,
): Promise<LaidPhoto | undefined> {
  if (!portrait) return undefined;
  const { leftPx, topPx, widthPx, heightPx } = roundRoom(portrait);
  const framing = { focus, at: MIDDLE, zoom: 1 };
  const pixels = await coverPixels(port, bytes, { width: widthPx, height: heightPx }, framing);
  return { ...pixels, leftPx, topPx };
}

const MIDDLE = [0.5, 0.5] as const;
