import { PALETTE_MAX_COLOURS } from '../limits.ts';
import type { IndexedPixels } from '../encode/palette.ts';
import type { Mask } from './masks.ts';

/** A mask where it lies on the card. */
export interface PlacedMask {
  readonly mask: Mask;
  /** Whole pixels of the card. */
  readonly x: number;
  readonly y: number;
}

/** A card of few colours that texts are laid over, one palette index a pixel. */
export class IndexedCard {
  readonly #width: number;
  readonly #height: number;
  readonly #indices: Uint8Array;
  /** `0xrrggbb` by index. */
  readonly #colours: number[];

  /** @param ground is drawn on. */
  constructor({ width, height, indices, palette }: IndexedPixels) {
    this.#width = width;
    this.#height = height;
    this.#indices = indices;
    this.#colours = Array.from(
      { length: palette.length / 3 },
      (_, at) => (palette[at * 3]! << 16) | (palette[at * 3 + 1]! << 8) | palette[at * 3 + 2]!,
    );
  }

  /**
   * Lays a text of one colour over the card. Where glyphs overlap, the stronger coverage counts, so that they
   * stay one shape.
   *
   * @param colour as `#rrggbb`.
   * @returns false when the palette is full; the card is of no use then.
   */
  draw(masks: readonly PlacedMask[], colour: string): boolean {
    const area = this.#areaOf(masks);
    if (!area) return true;
    const { left, top, right, bottom } = area;
    const width = right - left;
    const coverage = new Uint8Array(width * (bottom - top));
    for (const { mask, x, y } of masks)
      spread(mask, { x: x + mask.leftPx - left, y: y + mask.topPx - top }, { coverage, width });

    const ink = Number.parseInt(colour.slice(1), 16);
    const blends = new Map<number, Uint16Array>();
    let ground = -1;
    let blend: Uint16Array | undefined;
    for (let row = top; row < bottom; row++) {
      let from = (row - top) * width;
      let to = row * this.#width + left;
      for (const end = from + width; from < end; from++, to++) {
        const level = coverage[from]!;
        if (level === 0) continue;
        const under = this.#indices[to]!;
        if (under !== ground) {
          ground = under;
          blend = blends.get(under);
          if (!blend) blends.set(under, (blend = new Uint16Array(256)));
        }
        let index = blend![level]!;
        if (index === 0) {
          // One more than the index: 0 says that nobody asked yet.
          const found = this.#indexOf(mixed(this.#colours[under]!, ink, level));
          if (found === undefined) return false;
          blend![level] = index = found + 1;
        }
        this.#indices[to] = index - 1;
      }
    }
    return true;
  }

  pixels(): IndexedPixels {
    const palette = new Uint8Array(this.#colours.length * 3);
    for (const [at, colour] of this.#colours.entries())
      palette.set([colour >> 16, (colour >> 8) & 0xff, colour & 0xff], at * 3);
    return { width: this.#width, height: this.#height, indices: this.#indices, palette };
  }

  #indexOf(colour: number): number | undefined {
    const known = this.#colours.indexOf(colour);
    if (known !== -1) return known;
    if (this.#colours.length === PALETTE_MAX_COLOURS) return undefined;
    return this.#colours.push(colour) - 1;
  }

  /** The part of the card that the masks touch; undefined when they touch none. */
  #areaOf(masks: readonly PlacedMask[]): Area | undefined {
    let [left, top, right, bottom] = [this.#width, this.#height, 0, 0];
    for (const { mask, x, y } of masks) {
      left = Math.min(left, x + mask.leftPx);
      top = Math.min(top, y + mask.topPx);
      right = Math.max(right, x + mask.leftPx + mask.widthPx);
      bottom = Math.max(bottom, y + mask.topPx + mask.heightPx);
    }
    const area = {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.min(this.#width, right),
      bottom: Math.min(this.#height, bottom),
    };
    return area.left < area.right && area.top < area.bottom ? area : undefined;
  }
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lays a mask into the coverage of a text; what leaves it at a side is cut off. */
function spread(
  { widthPx, heightPx, coverage: own }: Mask,
  { x, y }: { x: number; y: number },
  { coverage, width }: { coverage: Uint8Array; width: number },
): void {
  const height = coverage.length / width;
  const firstRow = Math.max(0, -y);
  const lastRow = Math.min(heightPx, height - y);
  const firstColumn = Math.max(0, -x);
  const lastColumn = Math.min(widthPx, width - x);
  for (let row = firstRow; row < lastRow; row++) {
    let from = row * widthPx + firstColumn;
    let to = (y + row) * width + x + firstColumn;
    for (const end = row * widthPx + lastColumn; from < end; from++, to++) {
      if (own[from]! > coverage[to]!) coverage[to] = own[from]!;
    }
  }
}

function mixed(ground: number, ink: number, level: number): number {
  const part = level / 255;
  const channel = (shift: number): number => {
    const under = (ground >> shift) & 0xff;
    return Math.round(under + (((ink >> shift) & 0xff) - under) * part);
  };
  return (channel(16) << 16) | (channel(8) << 8) | channel(0);
}
