import type { CardPixels } from '../encode/encode.ts';
import { wholePixels } from '../encode/palette.ts';
import { enlarge } from '../photo/enlarge.ts';
import { shrink } from '../photo/shrink.ts';
import type { Pixels } from '../ports.ts';
import type { LaidPhoto } from './lay-photo.ts';
import { overlayCircle } from './overlay-circle.ts';

/** What was painted, with its photo under it and its portrait over it where it has them, as the encoder takes it. */
export function cardPixels(
  painted: Pixels,
  { photo, portrait }: { photo: LaidPhoto | undefined; portrait: LaidPhoto | undefined },
): CardPixels {
  const withFace = (pixels: Pixels): Pixels => (portrait ? overlayCircle(pixels, portrait) : pixels);
  if (!photo) {
    const pixels = portrait ? withFace({ ...painted, rgba: new Uint8Array(painted.rgba) }) : painted;
    return { pixels, painted, softened: (detail) => soften(pixels, detail) };
  }
  return {
    pixels: withFace(underlay(painted, photo)),
    painted,
    softened: (detail) => withFace(underlay(painted, { ...photo, ...soften(photo, detail) })),
  };
}

/**
 * A photo under what was painted. What comes out is opaque: where neither of them is, it is black.
 *
 * @param painted with its colours multiplied by their alpha, as resvg gives them.
 */
export function underlay(painted: Pixels, photo: LaidPhoto): Pixels {
  const { width, height } = painted;
  // Not `slice`, which gives a Buffer's own memory.
  const rgba = new Uint8Array(painted.rgba);
  // A pixel at once where the photo shows as it is, which is most of it.
  const [shown, under] = [wholePixels(rgba), wholePixels(photo.rgba)];
  for (let row = 0; row < height; row++) {
    const photoRow = row - photo.topPx;
    const hasPhoto = photoRow >= 0 && photoRow < photo.height;
    for (let column = 0, at = row * width * 4; column < width; column++, at += 4) {
      const alpha = rgba[at + 3]!;
      if (alpha === 255) continue;
      rgba[at + 3] = 255;
      const photoColumn = column - photo.leftPx;
      if (!hasPhoto || photoColumn < 0 || photoColumn >= photo.width) continue;
      const pixel = photoRow * photo.width + photoColumn;
      if (alpha === 0) {
        shown[at / 4] = under[pixel]!;
        continue;
      }
      const from = pixel * 4;
      const share = (255 - alpha) / 255;
      for (let channel = 0; channel < 3; channel++) {
        rgba[at + channel] = Math.min(
          255,
          Math.round(rgba[at + channel]! + photo.rgba[from + channel]! * share),
        );
      }
    }
  }
  return { width, height, rgba };
}

/** A picture as if it had been taken with so much less detail in either direction, in its own size. */
export function soften(picture: Pixels, detail: number): Pixels {
  const { width, height } = picture;
  const size = {
    width: Math.max(1, Math.round(width * detail)),
    height: Math.max(1, Math.round(height * detail)),
  };
  return enlarge(shrink(picture, size), { left: 0, top: 0, ...size }, { width, height });
}
