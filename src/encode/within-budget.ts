import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES } from '../limits.ts';

/** Qualities that are tried, of 100, each with the bytes that it takes of the first one's: measured on photographs, rounded up. */
const STEPS = [
  { quality: 82, share: 1 },
  { quality: 74, share: 0.8 },
  { quality: 64, share: 0.64 },
  { quality: 54, share: 0.54 },
  { quality: 44, share: 0.47 },
  { quality: 30, share: 0.38 },
  { quality: 16, share: 0.26 },
  { quality: 6, share: 0.14 },
] as const;
/** Below it a photo looks broken: only the bound that is never exceeded goes further down. */
const FLOOR_QUALITY = 44;

/**
 * A card within its bytes: at the best quality where that fits, else at one that its first size suggests.
 *
 * @param encode called once for nearly every card, twice for one that is too large.
 */
export async function withinBudget(encode: (quality: number) => Promise<Uint8Array>): Promise<Uint8Array> {
  const first = await encode(STEPS[0].quality);
  if (first.length <= CARD_AIM_MAX_BYTES) return first;
  const aim = CARD_AIM_MAX_BYTES / first.length;
  const start = STEPS.findIndex(({ quality, share }) => share <= aim || quality <= FLOOR_QUALITY);
  let bytes = first;
  for (const { quality } of STEPS.slice(start)) {
    bytes = await encode(quality);
    if (bytes.length <= (quality <= FLOOR_QUALITY ? CARD_MAX_BYTES : CARD_AIM_MAX_BYTES)) break;
  }
  return bytes;
}
