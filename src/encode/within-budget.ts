import { CARD_AIM_MAX_BYTES } from '../limits.ts';
import type { Pixels } from '../ports.ts';
import type { CardPixels } from './encode.ts';
import { sampleOf } from './sample.ts';

/** Qualities that are tried, of 100. Below the last one a photo looks broken: it loses detail instead. */
export const QUALITIES = [82, 75, 68, 60] as const;
const QUALITY_BEST = QUALITIES[0];
const QUALITY_FLOOR = QUALITIES.at(-1)!;

/** Detail that is left of a photo, in either direction. Noise of every pixel needs a quarter in the largest card. */
const DETAILS = [3 / 4, 1 / 2, 3 / 8, 1 / 4, 1 / 8, 1 / 16] as const;

/** What is estimated must be below the aim by so much: of photographs and noise, estimates were 2 % too low at the most. */
const RESERVE_SHARE = 0.04;

/** At the floor a card takes no less than this share of its bytes at the best quality: what is heavier is not tried there. */
const FLOOR_SHARE_MIN = 0.45;

type Encode = (pixels: Pixels, quality: number) => Promise<Uint8Array>;

/**
 * A card within the bytes that are aimed at: at the best quality, where that fits, else in a second and last try
 * whose setting is found on a sample of the card. Quality goes down to its floor; then the photo loses detail.
 * The card keeps its size, which its page has stated already, and its texts keep their edges.
 */
export async function withinBudget(
  card: Pick<CardPixels, 'pixels' | 'softened'>,
  encode: Encode,
  aimBytes = CARD_AIM_MAX_BYTES,
): Promise<Uint8Array> {
  const first = await encode(card.pixels, QUALITY_BEST);
  if (first.length <= aimBytes) return first;
  const sample = await encode(sampleOf(card.pixels), QUALITY_BEST);
  const share = first.length / sample.length;
  const fits = async (pixels: Pixels, quality: number): Promise<boolean> => {
    const { length } = await encode(sampleOf(pixels), quality);
    return length * share <= aimBytes * (1 - RESERVE_SHARE);
  };
  const isNear = aimBytes / first.length >= FLOOR_SHARE_MIN;
  for (const quality of isNear ? QUALITIES.slice(1) : []) {
    if (await fits(card.pixels, quality)) return encode(card.pixels, quality);
  }
  let softened = card.pixels;
  for (const detail of DETAILS) {
    softened = card.softened(detail);
    if (await fits(softened, QUALITY_FLOOR)) break;
  }
  return encode(softened, QUALITY_FLOOR);
}
