import { LRUCache } from 'lru-cache';
import { MASK_CACHE_MAX_BYTES, MASK_SHEET_MAX_PX } from '../limits.ts';
import type { RasterPort } from '../ports.ts';
import type { GlyphSource } from '../typeset/faces.ts';
import { outlineGlyph, outlinePath } from './outlines.ts';

/** How much of each pixel a glyph covers. Places are relative to the pen's whole pixel. */
export interface Mask {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /**
   * Row by row: 0 for none to 255 for all of a pixel. The rasteriser tells some seventeen steps apart, so that a
   * text of one colour takes no more of a palette.
   */
  readonly coverage: Uint8Array;
}

/** A glyph at a size, and where in its pixel the pen stands: 0 to under 1, on quarters. */
export interface MaskRequest {
  readonly source: GlyphSource;
  readonly id: number;
  readonly sizePx: number;
  readonly partX: number;
  readonly partY: number;
}

/** White around a glyph on its sheet, so that no edge touches its neighbour's. */
const CELL_GAP_PX = 1;
/** What a mask weighs beside its pixels. */
const MASK_OVERHEAD_BYTES = 120;

/** Coverage masks of glyphs, those used last within a bound of bytes. All that a card lacks are painted in one call. */
export class MaskBook {
  readonly #raster: RasterPort;
  readonly #masks = new LRUCache<string, Mask>({
    maxSize: MASK_CACHE_MAX_BYTES,
    sizeCalculation: ({ coverage }) => coverage.length + MASK_OVERHEAD_BYTES,
  });

  constructor(raster: RasterPort) {
    this.#raster = raster;
  }

  /** @returns the masks in the order of the requests. */
  masksOf(requests: readonly MaskRequest[]): Mask[] {
    const found = new Map<string, Mask>();
    const missing = new Map<string, MaskRequest>();
    const keys = requests.map((request) => {
      const key = keyOf(request);
      if (!found.has(key) && !missing.has(key)) {
        const known = this.#masks.get(key);
        if (known) found.set(key, known);
        else missing.set(key, request);
      }
      return key;
    });
    for (const [key, mask] of this.#paint(missing)) {
      found.set(key, mask);
      this.#masks.set(key, mask);
    }
    return keys.map((key) => found.get(key)!);
  }

  *#paint(missing: ReadonlyMap<string, MaskRequest>): Generator<[string, Mask]> {
    for (const sheet of sheetsOf(missing)) {
      const outlines = sheet.cells.map(({ request: { source, id, sizePx, partX, partY }, box, x, y }) =>
        outlineGlyph(source, id, { x: x - box.left + partX, y: y - box.top + partY, sizePx }),
      );
      const { rgba } = this.#raster.paint(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}">${outlinePath(outlines)}</svg>`,
      );
      for (const cell of sheet.cells) yield [cell.key, maskOf(cell, rgba, sheet.width)];
    }
  }
}

interface Cell {
  readonly key: string;
  readonly request: MaskRequest;
  /** Whole pixels around the ink, from the pen's own. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Top left corner on the sheet. */
  readonly x: number;
  readonly y: number;
}

interface Sheet {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly height: number;
}

/** Glyphs in rows, as many on a sheet as it holds. */
function* sheetsOf(missing: ReadonlyMap<string, MaskRequest>): Generator<Sheet> {
  let cells: Cell[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const [key, request] of missing) {
    const box = boxOf(request);
    if (x > 0 && x + box.width > MASK_SHEET_MAX_PX) [x, y, rowHeight] = [0, y + rowHeight + CELL_GAP_PX, 0];
    if (y > 0 && y + box.height > MASK_SHEET_MAX_PX) {
      yield { cells, width, height: y };
      [cells, x, y, rowHeight, width] = [[], 0, 0, 0, 0];
    }
    cells.push({ key, request, box, x, y });
    x += box.width + CELL_GAP_PX;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, box.height);
  }
  if (cells.length > 0) yield { cells, width, height: y + rowHeight };
}

function boxOf({ source, id, sizePx, partX, partY }: MaskRequest): Cell['box'] {
  const ink = source.ink(id) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const left = Math.floor(ink.left * sizePx + partX) - 1;
  const right = Math.ceil(ink.right * sizePx + partX) + 1;
  const top = Math.floor(partY - ink.top * sizePx) - 1;
  const bottom = Math.ceil(partY - ink.bottom * sizePx) + 1;
  return { left, top, width: right - left, height: bottom - top };
}

const ALPHA = 3;

function maskOf({ box, x, y }: Cell, rgba: Uint8Array, sheetWidth: number): Mask {
  const { width, height } = box;
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    let from = ((y + row) * sheetWidth + x) * 4 + ALPHA;
    for (let column = 0; column < width; column++, from += 4) {
      coverage[row * width + column] = rgba[from]!;
    }
  }
  return { leftPx: box.left, topPx: box.top, widthPx: width, heightPx: height, coverage };
}

const sourceNumbers = new WeakMap<GlyphSource, number>();
let sources = 0;

function keyOf({ source, id, sizePx, partX, partY }: MaskRequest): string {
  let number = sourceNumbers.get(source);
  if (number === undefined) sourceNumbers.set(source, (number = ++sources));
  return `${number}/${id}/${sizePx}/${partX * 4 + partY * 16}`;
}
