import type { Pixels } from '../ports.ts';
import type { PlacedMask } from './masks.ts';

/**
 * Lays a text of one colour over a picture of any colours, in place. What leaves it at a side is cut off.
 *
 * @param picture RGBA with its colours multiplied by their alpha, as resvg gives it.
 * @param colour as `#rrggbb`.
 */
export function drawMasks(picture: Pixels, masks: readonly PlacedMask[], colour: string): void {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (const mask of masks) drawMask(picture, mask, [red!, green!, blue!]);
}

function drawMask(
  { width, height, rgba }: Pixels,
  { mask: { spans, levels }, x, y }: PlacedMask,
  [red, green, blue]: readonly [number, number, number],
): void {
  let from = 0;
  for (let at = 0; at < spans.length; at += 3) {
    const row = y + spans[at]!;
    const left = x + spans[at + 1]!;
    const count = spans[at + 2]!;
    const end = row < 0 || row >= height ? 0 : Math.min(count, width - left);
    for (let next = left < 0 ? -left : 0; next < end; next++) {
      const share = levels[from + next]! / 255;
      const rest = 1 - share;
      const to = (row * width + left + next) * 4;
      rgba[to] = red * share + rgba[to]! * rest + 0.5;
      rgba[to + 1] = green * share + rgba[to + 1]! * rest + 0.5;
      rgba[to + 2] = blue * share + rgba[to + 2]! * rest + 0.5;
      rgba[to + 3] = 255 * share + rgba[to + 3]! * rest + 0.5;
    }
    from += count;
  }
}
