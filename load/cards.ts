import { signCard, type SigningKey } from '../src/sign/sign.ts';

/** Invented outlets with a look of their own. */
const OUTLETS = ['harbour-post', 'meridian', 'daily-ferry', 'severny-mayak', 'faros'] as const;

/**
 * The path of a card that no other number has.
 *
 * @param v design version of its outlet, for the card's year in the caches.
 */
export async function cardPath(key: SigningKey, number: number, v?: string): Promise<string> {
  const { path } = await signCard({
    key,
    card: {
      headline: `Harbour opens pier ${number} after ${(number % 40) + 2} days of storm, the warden says`,
      date: '2026-03-14',
      outlet: v === undefined ? OUTLETS[number % OUTLETS.length]! : OUTLETS[0],
      id: `load-${number}`,
      ...(v === undefined ? {} : { v }),
    },
  });
  return path;
}

export async function cardPaths(key: SigningKey, from: number, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => cardPath(key, from + at)));
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('IEND');

/** Whether these bytes are a PNG of 1200x630 from its first byte to its last. */
export function isWholeCard(bytes: Buffer): boolean {
  return (
    bytes.length > 1_000 &&
    bytes.subarray(0, 8).equals(PNG_START) &&
    bytes.readUInt32BE(16) === 1200 &&
    bytes.readUInt32BE(20) === 630 &&
    bytes.subarray(-8, -4).equals(PNG_END)
  );
}
