import { PALETTE_MAX_COLOURS } from '../limits.ts';
import { rowBytes, type IndexedPixels, type RowChanges } from '../encode/palette.ts';
import type { IndexedArt } from './indexed-art.ts';
import type { Mask, PlacedMask } from './masks.ts';
import type { RowStore } from './row-store.ts';

const LEVELS = 256;
const FULL = LEVELS - 1;
const NO_INK = -1;

/**
 * A card of few colours that texts are laid over, one palette index a pixel. One is used for every card: fresh
 * memory for each, most of a megabyte, costs more than all of its drawing.
 */
export class IndexedCard {
  #art: IndexedArt | undefined;
  #width = 0;
  #height = 0;
  /** As `IndexedPixels` has them. */
  #rows = new Uint8Array(0);
  /** By row, the columns where texts may lie: from the first up to and without the last. */
  #inkFrom = new Int16Array(0);
  #inkTo = new Int16Array(0);
  #likeAbove = new Int16Array(0);
  /** `0xrrggbb` by index. */
  #colours: number[] = [];
  /**
   * Of a colour that was mixed: the ink, how much of it, and the index on which it lies. A colour that comes out
   * of two such mixtures stands in the palette twice, so that a pixel always tells how it was made.
   */
  readonly #inkOf = new Int32Array(PALETTE_MAX_COLOURS);
  readonly #levelOf = new Uint8Array(PALETTE_MAX_COLOURS);
  readonly #groundOf = new Uint8Array(PALETTE_MAX_COLOURS);
  /** By ink and ground: the index of the mixture by level, or the ground's own where nobody asked yet. */
  readonly #blends = new Map<number, Uint8Array>();

  /** Lets go of the card before and begins another. */
  begin(art: IndexedArt): void {
    const { width, height, palette, rows } = art;
    const bytes = height * rowBytes(width);
    if (this.#rows.length < bytes) [this.#rows, this.#art] = [new Uint8Array(bytes), undefined];
    // Of the same art, only what the texts before have covered is written again.
    if (art === this.#art) this.#uncover(rows);
    else rows.copyTo(this.#rows);
    [this.#art, this.#width, this.#height] = [art, width, height];
    this.#inkFrom = new Int16Array(height).fill(width);
    this.#inkTo = new Int16Array(height);
    this.#likeAbove = new Int16Array(height);
    this.#colours = [];
    for (let at = 0; at < palette.length; at += 3)
      this.#colours.push((palette[at]! << 16) | (palette[at + 1]! << 8) | palette[at + 2]!);
    this.#inkOf.fill(NO_INK);
    this.#blends.clear();
  }

  /**
   * Lays a text of one colour over the card. Where glyphs overlap, the stronger coverage counts, so that they
   * stay one shape.
   *
   * @param colour as `#rrggbb`.
   * @returns false when the palette is full; the card is of no use then.
   */
  draw(masks: readonly PlacedMask[], colour: string): boolean {
    const ink = Number.parseInt(colour.slice(1), 16);
    return masks.every((placed) => this.#lay(placed, ink));
  }

  /** @returns what holds until the next card is begun. */
  pixels(): IndexedPixels {
    const palette = new Uint8Array(this.#colours.length * 3);
    for (const [at, colour] of this.#colours.entries())
      palette.set([colour >> 16, (colour >> 8) & 0xff, colour & 0xff], at * 3);
    const rows = this.#rows.subarray(0, this.#height * rowBytes(this.#width));
    return { width: this.#width, height: this.#height, rows, palette, changes: this.#changes() };
  }

  #uncover(rows: RowStore): void {
    const stride = rowBytes(this.#width);
    for (let row = 0; row < this.#height; row++) {
      const [from, to] = [this.#inkFrom[row]!, this.#inkTo[row]!];
      if (from < to) this.#rows.set(rows.row(row).subarray(1 + from, 1 + to), row * stride + 1 + from);
    }
  }

  #changes(): RowChanges {
    const [inkFrom, inkTo, rows] = [this.#inkFrom, this.#inkTo, this.#art!.rows];
    const from = new Int16Array(this.#height);
    const to = new Int16Array(this.#height).fill(this.#width);
    for (let row = 1; row < this.#height; row++) {
      if (rows.row(row) !== rows.row(row - 1)) continue;
      to[row] = Math.max(inkTo[row]!, inkTo[row - 1]!);
      from[row] = Math.min(inkFrom[row]!, inkFrom[row - 1]!, to[row]!);
    }
    return { from, to, likeAbove: this.#likeAbove };
  }

  /** What leaves the card at a side is cut off. @returns false when the palette is full. */
  #lay({ mask, x, y }: PlacedMask, ink: number): boolean {
    const { spans, levels } = mask;
    const rows = this.#rows;
    const inkTo = this.#inkTo;
    const { plainFrom, plainTo } = this.#art!;
    const stride = rowBytes(this.#width);
    const ground = this.#groundUnder(mask, { x, y, ink });
    const blends = this.#blendsFor(mask, ground, ink);
    if (!blends) return false;
    for (let at = 0, from = 0; at < spans.length; at += 3) {
      const row = y + spans[at]!;
      const left = x + spans[at + 1]!;
      const count = spans[at + 2]!;
      const first = row * stride + 1 + left;
      // Nearly everywhere: right of all ink, where the art is of one colour, and that is the one mixed with.
      const isPlain =
        row >= 0 &&
        row < this.#height &&
        left >= inkTo[row]! &&
        left >= plainFrom[row]! &&
        left + count <= plainTo[row]! &&
        rows[first] === ground;
      // Before it is laid: a palette may be full in the middle of it, and the next card must uncover what stands there.
      this.#noteInk(row, left, left + count);
      if (isPlain)
        for (let next = 0; next < count; next++) rows[first + next] = blends[levels[from + next]!]!;
      else if (!this.#layOver({ row, left, levels: levels.subarray(from, from + count) }, ink)) return false;
      from += count;
    }
    this.#noteRows(mask, y);
    return true;
  }

  /** Where there may be ink already, or art of more colours. */
  #layOver(span: { row: number; left: number; levels: Uint8Array }, ink: number): boolean {
    const { row, left, levels } = span;
    if (row < 0 || row >= this.#height) return true;
    const first = row * rowBytes(this.#width) + 1 + left;
    const end = Math.min(levels.length, this.#width - left);
    for (let next = Math.max(0, -left); next < end; next++)
      if (!this.#layPixel(first + next, levels[next]!, ink)) return false;
    return true;
  }

  #layPixel(at: number, level: number, ink: number): boolean {
    let ground = this.#rows[at]!;
    if (this.#inkOf[ground] === ink) {
      if (level <= this.#levelOf[ground]!) return true;
      ground = this.#groundOf[ground]!;
    }
    const blends = this.#blendsOn(ground, ink);
    if (blends[level] === ground) {
      const index = this.#mix(ground, ink, level);
      if (index === undefined) return false;
      blends[level] = index;
    }
    this.#rows[at] = blends[level]!;
    return true;
  }

  /** What lies under the first pixel of a mask, and so under most of it. */
  #groundUnder({ spans }: Mask, { x, y, ink }: { x: number; y: number; ink: number }): number {
    const index = this.#rows[(y + spans[0]!) * rowBytes(this.#width) + 1 + x + spans[1]!] ?? 0;
    return this.#inkOf[index] === ink ? this.#groundOf[index]! : index;
  }

  #noteInk(row: number, left: number, end: number): void {
    if (row < 0 || row >= this.#height) return;
    if (left < this.#inkFrom[row]!) this.#inkFrom[row] = Math.max(0, left);
    if (end > this.#inkTo[row]!) this.#inkTo[row] = Math.min(this.#width, end);
  }

  #noteRows({ likeAbove, topPx }: Mask, y: number): void {
    const own = this.#likeAbove;
    const top = y + topPx;
    const last = Math.min(likeAbove.length, this.#height - top);
    for (let line = Math.max(0, -top); line < last; line++) own[top + line]! += likeAbove[line]!;
  }

  /** All that a mask mixes with one ground. @returns undefined when the palette is full. */
  #blendsFor({ steps }: Mask, ground: number, ink: number): Uint8Array | undefined {
    const blends = this.#blendsOn(ground, ink);
    for (let at = 0; at < steps.length; at++) {
      const level = steps[at]!;
      if (blends[level] !== ground) continue;
      const index = this.#mix(ground, ink, level);
      if (index === undefined) return undefined;
      blends[level] = index;
    }
    return blends;
  }

  #blendsOn(ground: number, ink: number): Uint8Array {
    const key = ink * PALETTE_MAX_COLOURS + ground;
    let blends = this.#blends.get(key);
    if (!blends) this.#blends.set(key, (blends = new Uint8Array(LEVELS).fill(ground)));
    return blends;
  }

  /** @returns the index of a mixture that was not asked for before; undefined when the palette is full. */
  #mix(ground: number, ink: number, level: number): number | undefined {
    const under = this.#colours[ground]!;
    const colour = level === FULL ? ink : mixed(under, ink, level);
    if (colour === under) return ground;
    const known = level === FULL ? this.#colours.indexOf(ink) : -1;
    const index = known === -1 ? this.#colours.length : known;
    if (index === PALETTE_MAX_COLOURS) return undefined;
    if (known === -1) this.#colours.push(colour);
    this.#inkOf[index] = ink;
    this.#levelOf[index] = level;
    this.#groundOf[index] = ground;
    return index;
  }
}

function mixed(ground: number, ink: number, level: number): number {
  return (
    (mixedChannel(ground >> 16, ink >> 16, level) << 16) |
    (mixedChannel((ground >> 8) & 0xff, (ink >> 8) & 0xff, level) << 8) |
    mixedChannel(ground & 0xff, ink & 0xff, level)
  );
}

function mixedChannel(under: number, over: number, level: number): number {
  return Math.round(under + (over - under) * (level / 255));
}
