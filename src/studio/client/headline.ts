import type { Fit } from '../../typeset/fit-answer.ts';
import type { MessageKey } from '../boot.ts';
import { sizeIds, type SizeId } from '../../../templates/sizes.ts';
import type { Words } from './words.ts';

/** How a headline stands in all the sizes, for one sentence about it. */
export interface HeadlineReport {
  /** User-perceived characters. */
  readonly characters: number;
  /** Sizes in which its end is missing. */
  readonly cutIn: readonly SizeId[];
  /** The last words that still stand in the size where it is cut first. */
  readonly lastWords: string;
  /** Where in the headline the missing part begins; its length where nothing is missing. */
  readonly cutAt: number;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** @param fits by size, as the service answers them. */
export function reportHeadline(
  headline: string,
  fits: Readonly<Partial<Record<SizeId, Fit>>>,
): HeadlineReport {
  const cutIn = sizeIds.filter((id) => fits[id]?.truncated);
  const places = cutIn.map((id) => cutPlace(headline, fits[id]!.lines));
  const cutAt = Math.min(headline.length, ...places);
  return {
    characters: countCharacters(headline.trim()),
    cutIn,
    lastWords: cutIn.length === 0 ? '' : headline.slice(0, cutAt).trim().split(/\s+/).slice(-3).join(' '),
    cutAt,
  };
}

/**
 * Where a headline is cut, by its letters: lines have hyphens, breaks and an ellipsis that it has not.
 *
 * @param lines as they stand on the card.
 */
export function cutPlace(headline: string, lines: readonly string[]): number {
  const shown = lines.join('').replace(/\u2026\s*$/u, '');
  let left = [...shown].filter(isLetter).length;
  let at = 0;
  for (const character of headline) {
    if (left === 0) break;
    if (isLetter(character)) left -= 1;
    at += character.length;
  }
  return at;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Sizes by their names, or all of them in a word. */
export function nameSizes(sizes: readonly SizeId[], words: Words): string {
  if (sizes.length === sizeIds.length) return words('size.all');
  return words.list(sizes.map((id) => words(`size.${id}` as MessageKey)));
}
