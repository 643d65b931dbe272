import { PALETTE_MAX_COLOURS } from '../limits.ts';
import type { Pixels } from '../ports.ts';

/** A picture as one palette index a pixel, in the layout of a PNG. */
export interface IndexedPixels {
  readonly width: number;
  readonly height: number;
  /** Row by row: a byte for the filter, which is 0 for none, then an index a pixel. */
  readonly rows: Uint8Array;
  /** Three bytes a colour, in the order of their first pixel. */
  readonly palette: Uint8Array;
  readonly changes?: RowChanges;
}

/** What is known of each row and the one above. */
export interface RowChanges {
  /** Columns, from the first up to and without the last, outside of which the two are alike. */
  readonly from: Int16Array;
  readonly to: Int16Array;
  /** How much simpler the row is as what differs from the one above: worth it from 1 on. */
  readonly likeAbove: Int16Array;
}

/** Bytes of one of its rows. */
export function rowBytes(width: number): number {
  return width + 1;
}

/** @returns undefined when the picture has more colours than a palette holds. Alpha is taken to be opaque. */
export function indexColours({ width, height, rgba }: Pixels): IndexedPixels | undefined {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  const pixels = new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
  const stride = rowBytes(width);
  const rows = new Uint8Array(height * stride);
  const known = new Map<number, number>();
  let previous = -1;
  let index = 0;
  for (let row = 0, position = 0; row < height; row++) {
    for (let to = row * stride + 1, end = to + width; to < end; to++, position++) {
      const colour = pixels[position]!;
      // Neighbours are mostly alike, and the map is asked only where they are not.
      if (colour !== previous) {
        previous = colour;
        const found = known.get(colour);
        if (found === undefined) {
          if (known.size === PALETTE_MAX_COLOURS) return undefined;
          index = known.size;
          known.set(colour, index);
        } else index = found;
      }
      rows[to] = index;
    }
  }
  const palette = new Uint8Array(known.size * 3);
  const view = new DataView(new ArrayBuffer(4));
  for (const [colour, at] of known) {
    view.setUint32(0, colour, true);
    palette.set([view.getUint8(0), view.getUint8(1), view.getUint8(2)], at * 3);
  }
  return { width, height, rows, palette };
}
