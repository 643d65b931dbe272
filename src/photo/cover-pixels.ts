import type { Pixels } from '../ports.ts';
import { coverCrop, coverScale } from './cover.ts';
import { enlarge } from './enlarge.ts';
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
  const { left, top } = coverCrop(covering, box, framing);
  const part = { ...box, left: Math.round(left), top: Math.round(top) };
  return port.inTurn(() => port.decode(bytes, header, { ...covering, part }));
}
