import type { Item } from '../../src/store/port.ts';
import { itemOf } from './store-shelves.ts';

/** The bound of the cards that a crashing process writes: some 40 of them. */
export const CRASH_BOUND_BYTES = 2_000_000;

/** Forty keys, so that processes write the same ones too. */
export const writtenKey = (at: number): string => `card-${at % 40}`;

/** An item of 1 to 100 KB that says of itself whether it is whole. */
export const writtenItem = (at: number): Item => {
  const length = 1_000 + ((at * 7_919) % 99_000);
  return itemOf(length, length % 251, ['article-1', `card-${at % 40}`]);
};

export const isWhole = ({ bytes }: Item): boolean => bytes.every((byte) => byte === bytes.length % 251);
