import type { Grey } from './grey.ts';

/** One pixel of the card at the four-fold size: what rounding of an origin may move a line by. */
const MOST_SHIFT = 4;

/**
 * How far two drawings of a line agree: the sum of the smaller coverage over the sum of the larger, pixel by
 * pixel, at the best of the shifts up to one pixel of the card. 1 is the same ink, 0 none in common.
 */
export function agreement(one: Grey, other: Grey): number {
  let best = nearAgreement(one, other);
  if (best >= 0.97) return best;
  // Profiles mislead where the drawings differ: every shift is tried.
  for (let dy = -MOST_SHIFT; dy <= MOST_SHIFT; dy++)
    for (let dx = -MOST_SHIFT; dx <= MOST_SHIFT; dx++)
      best = Math.max(best, overlap(one, other, { dx, dy, step: 3 }));
  return best;
}

/** The same at the shifts beside the one by which the profiles of the drawings agree best. */
export function nearAgreement(one: Grey, other: Grey): number {
  const shiftX = bestShift(profile(one, 'columns'), profile(other, 'columns'));
  const shiftY = bestShift(profile(one, 'rows'), profile(other, 'rows'));
  let best = 0;
  for (let dy = shiftY - 1; dy <= shiftY + 1; dy++)
    for (let dx = shiftX - 1; dx <= shiftX + 1; dx++) {
      if (Math.abs(dx) > MOST_SHIFT || Math.abs(dy) > MOST_SHIFT) continue;
      best = Math.max(best, overlap(one, other, { dx, dy, step: 3 }));
      if (dx === shiftX && dy === shiftY && best > 0.995) return overlap(one, other, { dx, dy, step: 1 });
    }
  return best;
}

/** @param step every how manieth row is looked at. */
function overlap(one: Grey, other: Grey, { dx, dy, step }: { dx: number; dy: number; step: number }): number {
  const { width, height } = one;
  let [least, most] = [0, 0];
  const from = Math.max(0, -dy);
  for (let y = from; y < Math.min(height, height - dy); y += step) {
    let at = y * width + Math.max(0, -dx);
    let to = (y + dy) * width + Math.max(0, dx);
    for (const end = y * width + Math.min(width, width - dx); at < end; at++, to++) {
      const a = one.ink[at]!;
      const b = other.ink[to]!;
      if (a < b) {
        least += a;
        most += b;
      } else {
        least += b;
        most += a;
      }
    }
  }
  return most === 0 ? 1 : least / most;
}

function profile({ width, height, ink }: Grey, along: 'columns' | 'rows'): Float64Array {
  const sums = new Float64Array(along === 'columns' ? width : height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) sums[along === 'columns' ? x : y]! += ink[at]!;
  return sums;
}

function bestShift(one: Float64Array, other: Float64Array): number {
  let best = { shift: 0, cost: Infinity };
  for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
    let cost = 0;
    for (let at = 0; at < one.length; at++) cost += Math.abs(one[at]! - (other[at + shift] ?? 0));
    if (cost < best.cost) best = { shift, cost };
  }
  return best.shift;
}
