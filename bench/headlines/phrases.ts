/** A headline from one phrase of each list. */
export type Sentence = (phrases: readonly string[]) => string;

/**
 * Headlines by recombining phrases: every round another one, and still no glyph that has not been seen after
 * as many rounds as the longest list has phrases. The lengths of the lists have no common divisor, so nothing
 * repeats before their product.
 *
 * @returns a function from the round, counted from 1, to its headline.
 */
export function recombined(
  lists: readonly (readonly string[])[],
  sentence: Sentence,
): (round: number) => string {
  return (round) => sentence(lists.map((list) => list[(round - 1) % list.length]!));
}
