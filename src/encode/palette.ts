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

/** Colours as they come, each with the next index. */
export class PaletteBuilder {
  readonly #indexes = new Map<number, number>();

  /**
   * @param pixels RGBA; alpha is taken to be opaque.
   * @param to gets an index for each.
   * @returns false when there are more colours than a palette holds.
   */
  index(pixels: Uint32Array, to: Uint8Array): boolean {
    const known = this.#indexes;
    let previous = -1;
    let index = 0;
    for (let at = 0; at < pixels.length; at++) {
      const colour = pixels[at]!;
      // Neighbours are mostly alike, and the map is asked only where they are not.
      if (colour !== previous) {
        previous = colour;
        const found = known.get(colour);
        if (found === undefined) {
          if (known.size === PALETTE_MAX_COLOURS) return false;
          index = known.size;
          known.set(colour, index);
        } else index = found;
      }
      to[at] = index;
    }
    return true;
  }

  /** As `IndexedPixels` has it. */
  palette(): Uint8Array {
    const palette = new Uint8Array(this.#indexes.size * 3);
    const view = new DataView(new ArrayBuffer(4));
    for (const [colour, at] of this.#indexes) {
      view.setUint32(0, colour, true);
      palette.set([view.getUint8(0), view.getUint8(1), view.getUint8(2)], at * 3);
    }
    return palette;
  }
}

/** RGBA, a pixel at once; a copy where its memory does not begin at a multiple of four. */
export function wholePixels(rgba: Uint8Array): Uint32Array {
  // Not `slice`, which gives a Buffer's own memory.
  const bytes = rgba.byteOffset % 4 === 0 ? rgba : new Uint8Array(rgba);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** @returns undefined when the picture has more colours than a palette holds. Alpha is taken to be opaque. */
export function indexColours({ width, height, rgba }: Pixels): IndexedPixels | undefined {
  const pixels = wholePixels(rgba);
  const stride = rowBytes(width);
  const rows = new Uint8Array(height * stride);
  const colours = new PaletteBuilder();
  for (let row = 0; row < height; row++) {
    const to = rows.subarray(row * stride + 1, (row + 1) * stride);
    if (!colours.index(pixels.subarray(row * width, (row + 1) * width), to)) return undefined;
  }
  return { width, height, rows, palette: colours.palette() };
}
