import { PaletteBuilder, rowBytes, wholePixels, type IndexedPixels } from '../encode/palette.ts';
import type { Pixels } from '../ports.ts';
import { RowStore } from './row-store.ts';

/** The art of a card in few colours. */
export interface IndexedArt extends Pick<IndexedPixels, 'width' | 'height' | 'palette'> {
  readonly rows: RowStore;
  /** By row, its longest stretch of one colour: columns, from the first up to and without the last. */
  readonly plainFrom: Int16Array;
  readonly plainTo: Int16Array;
}

/**
 * An art as indexes, each of its different rows looked at once.
 *
 * @returns undefined when it has more colours than a palette holds.
 */
export function indexedArt({ width, height, rgba }: Pixels): IndexedArt | undefined {
  const colours = new PaletteBuilder();
  const rows = new RowStore(rgba, width * 4).map(rowBytes(width), (row) => {
    const indexes = new Uint8Array(rowBytes(width));
    return colours.index(wholePixels(row), indexes.subarray(1)) ? indexes : undefined;
  });
  if (!rows) return undefined;
  const plainFrom = new Int16Array(height);
  const plainTo = new Int16Array(height);
  for (let row = 0; row < height; row++) {
    if (row > 0 && rows.row(row) === rows.row(row - 1)) {
      plainFrom[row] = plainFrom[row - 1]!;
      plainTo[row] = plainTo[row - 1]!;
      continue;
    }
    const indexes = rows.row(row).subarray(1);
    for (let from = 0, to = 0; from < width; from = to) {
      while (to < width && indexes[to] === indexes[from]) to++;
      if (to - from > plainTo[row]! - plainFrom[row]!) [plainFrom[row], plainTo[row]] = [from, to];
    }
  }
  return { width, height, palette: colours.palette(), rows, plainFrom, plainTo };
}
