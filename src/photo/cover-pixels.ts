import type { Pixels } from '../ports.ts';
import { coverCrop, coverScale } from './cover.ts';
import type { Focus } from './focus.ts';
import { readHeader } from './header.ts';
import type { PhotoPort } from './port.ts';
import type { Size } from './shrink.ts';

export interface Framing {
  /** The point that the crop keeps. */
  readonly focus: Focus;
  /** Where in the box that point should come to stand. */
  readonly at: Focus;
  /** How much larger than needed to fill the box, from 1. */
  readonly zoom: number;
}

/**
 * The part of a stored photo that fills a box, in the box's own pixels. It is decoded no larger than that needs.
 *
 * @param bytes as `takePhoto` made them: upright, in sRGB.
 * @param box whole px.
 * @throws PresscardError `photo_unreadable` or `photo_unsupported`.
 */
export async function coverPixels(
  port: PhotoPort,
  bytes: Uint8Array,
  box: Size,
  framing: Framing,
): Promise<Pixels> {
  const header = readHeader(bytes);
  const scale = coverScale(header, box) * framing.zoom;
  if (scale > 1) {
    const whole = { width: header.width, height: header.height };
    const pixels = await port.inTurn(() => port.decode(bytes, header, whole));
    return enlarge(pixels, coverCrop(whole, box, framing), box);
  }
  const covering = {
    width: Math.max(box.width, Math.round(header.width * scale)),
    height: Math.max(box.height, Math.round(header.height * scale)),
  };
  const pixels = await port.inTurn(() => port.decode(bytes, header, covering));
  const { left, top } = coverCrop(covering, box, framing);
  return cut(pixels, Math.round(left), Math.round(top), box);
}

function cut({ width, rgba }: Pixels, left: number, top: number, box: Size): Pixels {
  const into = new Uint8Array(box.width * box.height * 4);
  for (let row = 0; row < box.height; row++) {
    const from = ((top + row) * width + left) * 4;
    into.set(rgba.subarray(from, from + box.width * 4), row * box.width * 4);
  }
  return { ...box, rgba: into };
}

/** A part of a picture in more pixels than it has: each is mixed from the four around its place. */
function enlarge(
  { width, height, rgba }: Pixels,
  crop: { left: number; top: number } & Size,
  box: Size,
): Pixels {
  const into = new Uint8Array(box.width * box.height * 4);
  const columns = neighbours(crop.left, crop.width, { count: box.width, most: width });
  const rows = neighbours(crop.top, crop.height, { count: box.height, most: height });
  for (let y = 0, to = 0; y < box.height; y++) {
    const above = rows.first[y]! * width * 4;
    const below = rows.second[y]! * width * 4;
    const down = rows.share[y]!;
    for (let x = 0; x < box.width; x++, to += 4) {
      const first = columns.first[x]! * 4;
      const second = columns.second[x]! * 4;
      const across = columns.share[x]!;
      for (let channel = 0; channel < 3; channel++) {
        const a = rgba[above + first + channel]!;
        const b = rgba[above + second + channel]!;
        const c = rgba[below + first + channel]!;
        const d = rgba[below + second + channel]!;
        const upper = a + (b - a) * across;
        into[to + channel] = upper + (c + (d - c) * across - upper) * down + 0.5;
      }
      into[to + 3] = 255;
    }
  }
  return { ...box, rgba: into };
}

/** For each new pixel, the two old ones between which it stands, and the share of the second. */
function neighbours(
  start: number,
  length: number,
  { count, most }: { count: number; most: number },
): { first: Uint32Array; second: Uint32Array; share: Float64Array } {
  const first = new Uint32Array(count);
  const second = new Uint32Array(count);
  const share = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = Math.min(most - 1, Math.max(0, start + ((at + 0.5) * length) / count - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(most - 1, first[at]! + 1);
    share[at] = place - first[at]!;
  }
  return { first, second, share };
}
