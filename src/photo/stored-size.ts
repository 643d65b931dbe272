import { PHOTO_COVER_PX, PHOTO_EDGE_MAX_PX } from '../limits.ts';
import type { Size } from './shrink.ts';

/**
 * The size at which a photo is kept: it covers every card, and no side is longer than it must be for that.
 * A photo is cropped to a card's shape, so the whole of it must cover the widest and the tallest one. It is
 * never enlarged.
 *
 * @param maxPixels what the runtime can encode; below 5.5 million a story enlarges a landscape photo a little.
 */
export function storedSize({ width, height }: Size, maxPixels = Infinity): Size {
  const cover = Math.max(PHOTO_COVER_PX.width / width, PHOTO_COVER_PX.height / height);
  const scale = Math.min(
    1,
    cover,
    PHOTO_EDGE_MAX_PX / Math.max(width, height),
    Math.sqrt(maxPixels / (width * height)),
  );
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
