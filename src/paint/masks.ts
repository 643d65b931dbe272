import { LRUCache } from 'lru-cache';
import { MASK_CACHE_MAX_BYTES, MASK_SHEET_MAX_PX } from '../limits.ts';
import type { RasterPort } from '../ports.ts';
import type { GlyphSource } from '../typeset/faces.ts';
import { outlineGlyph, outlinePath } from './outlines.ts';
import { PEN_STEPS_PER_PX, type PennedGlyph } from './pen.ts';

/** Where a glyph has ink and how much. Places are relative to the pen's whole pixel. */
export interface Mask {
  /** Pixels with ink beside each other: row, first column, how many; row after row. */
  readonly spans: Int16Array;
  /**
   * How much of each of these pixels is covered, span after span: 1 to 255 for all of it. The rasteriser tells
   * some seventeen steps apart, so that a text of one colour takes no more of a palette.
   */
  readonly levels: Uint8Array;
  /** Each of these once. */
  readonly steps: Uint8Array;
  readonly topPx: number;
  /** By row from the top, how many changes of level it has more than what differs from the row above: stems have many. */
  readonly likeAbove: Int8Array;
}

/** A mask where it lies on the card. */
export interface PlacedMask {
  readonly mask: Mask;
  /** The pen's whole pixel. */
  readonly x: number;
  readonly y: number;
}

/** White around a glyph on its sheet, so that no edge touches its neighbour's. */
const CELL_GAP_PX = 1;
/** What a mask weighs beside its pixels. */
const MASK_OVERHEAD_BYTES = 400;

/** Coverage masks of glyphs, those used last within a bound of bytes. All that a card lacks are painted in one call. */
export class MaskBook {
  readonly #raster: RasterPort;
  readonly #masks = new LRUCache<number, Mask>({
    maxSize: MASK_CACHE_MAX_BYTES,
    sizeCalculation: ({ spans, levels, steps, likeAbove }) =>
      spans.byteLength + levels.length + steps.length + likeAbove.length + MASK_OVERHEAD_BYTES,
  });

  constructor(raster: RasterPort) {
    this.#raster = raster;
  }

  /** @returns the masks in the order of the glyphs. */
  masksOf(glyphs: readonly PennedGlyph[]): PlacedMask[] {
    const missing = new Map<number, PennedGlyph>();
    const known = glyphs.map((glyph) => {
      const key = keyOf(glyph);
      const mask = this.#masks.get(key);
      if (!mask) missing.set(key, glyph);
      return mask;
    });
    const painted = new Map(this.#paint(missing));
    for (const [key, mask] of painted) this.#masks.set(key, mask);
    return glyphs.map((glyph, at) => ({
      mask: known[at] ?? painted.get(keyOf(glyph))!,
      x: Math.floor(glyph.x),
      y: Math.floor(glyph.y),
    }));
  }

  *#paint(missing: ReadonlyMap<number, PennedGlyph>): Generator<[number, Mask]> {
    for (const sheet of sheetsOf(missing)) {
      const outlines = sheet.cells.map(({ penned, box, x, y }) =>
        outlineGlyph(penned.glyph.source, penned.glyph.id, {
          x: x - box.left + partOf(penned.x),
          y: y - box.top + partOf(penned.y),
          sizePx: penned.sizePx,
        }),
      );
      const { rgba } = this.#raster.paint(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}">${outlinePath(outlines)}</svg>`,
      );
      for (const cell of sheet.cells) yield [cell.key, maskOf(cell, rgba, sheet.width)];
    }
  }
}

interface Cell {
  readonly key: number;
  readonly penned: PennedGlyph;
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
function* sheetsOf(missing: ReadonlyMap<number, PennedGlyph>): Generator<Sheet> {
  let cells: Cell[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const [key, penned] of missing) {
    const box = boxOf(penned);
    if (x > 0 && x + box.width > MASK_SHEET_MAX_PX) [x, y, rowHeight] = [0, y + rowHeight + CELL_GAP_PX, 0];
    if (y > 0 && y + box.height > MASK_SHEET_MAX_PX) {
      yield { cells, width, height: y };
      [cells, x, y, rowHeight, width] = [[], 0, 0, 0, 0];
    }
    cells.push({ key, penned, box, x, y });
    x += box.width + CELL_GAP_PX;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, box.height);
  }
  if (cells.length > 0) yield { cells, width, height: y + rowHeight };
}

function boxOf({ glyph: { source, id }, sizePx, x, y }: PennedGlyph): Cell['box'] {
  const [partX, partY] = [partOf(x), partOf(y)];
  const ink = source.ink(id) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const left = Math.floor(ink.left * sizePx + partX) - 1;
  const right = Math.ceil(ink.right * sizePx + partX) + 1;
  const top = Math.floor(partY - ink.top * sizePx) - 1;
  const bottom = Math.ceil(partY - ink.bottom * sizePx) + 1;
  return { left, top, width: right - left, height: bottom - top };
}

const ALPHA = 3;

function maskOf({ box, x, y }: Cell, rgba: Uint8Array, sheetWidth: number): Mask {
  const { left, top, width, height } = box;
  const spans: number[] = [];
  const levels: number[] = [];
  const likeAbove = new Int8Array(height);
  for (let row = 0; row < height; row++) {
    let [before, differenceBefore, gain] = [0, 0, 0];
    let at = ((y + row) * sheetWidth + x) * 4 + ALPHA;
    const above = row === 0 ? 0 : sheetWidth * 4;
    // No glyph has ink in the last column of its box.
    for (let column = 0; column < width; column++, at += 4) {
      const level = rgba[at]!;
      const difference = above === 0 ? level : level - rgba[at - above]!;
      if (level !== before) gain += 1;
      if (difference !== differenceBefore) gain -= 1;
      if (level > 0) {
        levels.push(level);
        if (before === 0) spans.push(top + row, left + column, 0);
        spans[spans.length - 1]! += 1;
      }
      before = level;
      differenceBefore = difference;
    }
    likeAbove[row] = Math.max(-128, Math.min(127, gain));
  }
  return {
    spans: Int16Array.from(spans),
    levels: Uint8Array.from(levels),
    steps: Uint8Array.from(new Set(levels)),
    topPx: top,
    likeAbove,
  };
}

const sourceNumbers = new WeakMap<GlyphSource, number>();
let sources = 0;

/** A mask as one number: a font has 2^16 glyphs at most, a pen 16 places in its pixel, a text is far below 2^12 px. */
function keyOf({ glyph: { source, id }, sizePx, x, y }: PennedGlyph): number {
  let number = sourceNumbers.get(source);
  if (number === undefined) sourceNumbers.set(source, (number = ++sources));
  const place = partOf(x) * PEN_STEPS_PER_PX + partOf(y) * PEN_STEPS_PER_PX ** 2;
  return ((number * 0x1_0000 + id) * PEN_STEPS_PER_PX ** 2 + place) * 0x1000 + sizePx;
}

/** Where in its pixel a pen stands: 0 to under 1. */
function partOf(px: number): number {
  return px - Math.floor(px);
}
