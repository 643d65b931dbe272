import { PALETTE_MAX_COLOURS } from '../limits.ts';
import { rowBytes, type IndexedPixels } from '../encode/palette.ts';
import type { PlacedMask } from './masks.ts';
import type { RowStore } from './row-store.ts';

const LEVELS = 256;
const FULL = LEVELS - 1;
const NO_INK = -1;

/**
 * A card of few colours that texts are laid over, one palette index a pixel. One is used for every card: fresh
 * memory for each, most of a megabyte, costs more than all of its drawing.
 */
export class IndexedCard {
  #width = 0;
  #height = 0;
  /** As `IndexedPixels` has them. */
  #rows = new Uint8Array(0);
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
  /** By ink and ground: one more than the index by level, 0 where nobody asked yet. */
  readonly #blends = new Map<number, Uint16Array>();

  /** Lets go of the card before and begins another. */
  begin(ground: RowStore): void {
    const { width, height, palette } = ground;
    [this.#width, this.#height] = [width, height];
    const bytes = height * rowBytes(width);
    if (this.#rows.length < bytes) this.#rows = new Uint8Array(bytes);
    ground.copyTo(this.#rows);
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
    return { width: this.#width, height: this.#height, rows, palette, likeAbove: this.#likeAbove };
  }

  /** What leaves the card at a side is cut off. @returns false when the palette is full. */
  #lay({ mask, x, y }: PlacedMask, ink: number): boolean {
    const { spans, levels, topPx, likeAbove } = mask;
    const rows = this.#rows;
    const stride = rowBytes(this.#width);
    let ground = rows[1]!;
    let blend = this.#blendsOn(ground, ink);
    let next = 0;
    for (let at = 0; at < spans.length; at += 3) {
      const row = y + spans[at]!;
      const left = x + spans[at + 1]!;
      const first = next - left;
      next += spans[at + 2]!;
      if (row < 0 || row >= this.#height) continue;
      const start = row * stride + 1;
      const end = Math.min(next - first, this.#width);
      for (let column = Math.max(0, left); column < end; column++) {
        const level = levels[first + column]!;
        const under = rows[start + column]!;
        if (under !== ground) {
          if (this.#inkOf[under] !== ink) ground = under;
          else if (level > this.#levelOf[under]!) ground = this.#groundOf[under]!;
          else continue;
          blend = this.#blendsOn(ground, ink);
        }
        let index = blend[level]!;
        if (index === 0) {
          const mixture = this.#mix(ground, ink, level);
          if (mixture === undefined) return false;
          blend[level] = index = mixture + 1;
        }
        rows[start + column] = index - 1;
      }
    }
    const last = Math.min(likeAbove.length, this.#height - y - topPx);
    for (let row = Math.max(0, -y - topPx); row < last; row++)
      this.#likeAbove[y + topPx + row]! += likeAbove[row]!;
    return true;
  }

  #blendsOn(ground: number, ink: number): Uint16Array {
    const key = ink * PALETTE_MAX_COLOURS + ground;
    let blends = this.#blends.get(key);
    if (!blends) this.#blends.set(key, (blends = new Uint16Array(LEVELS)));
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
