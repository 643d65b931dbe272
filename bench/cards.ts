import { arabicHeadlineOf } from './headlines/arabic.ts';
import { englishHeadlineOf } from './headlines/english.ts';
import { hindiHeadlineOf } from './headlines/hindi.ts';
import { japaneseHeadlineOf } from './headlines/japanese.ts';
import { thaiHeadlineOf } from './headlines/thai.ts';
import { unseenHeadlineOf } from './headlines/unseen.ts';

/** Photographs that the cards take turns with: none is decoded twice in a row. */
export const photoIds = ['mountains', 'dogs'] as const;
export type PhotoId = (typeof photoIds)[number];

/** Designs of text alone, beside `classic`. */
export type Design = 'night' | 'opinion';

export type Language = 'en' | 'ar' | 'th' | 'ja' | 'hi';

/** One card to paint: what beside the headline stands on it follows from its language (`designs.ts`). */
export interface Card {
  readonly language: Language;
  readonly headline: string;
  /**
   * The headline with U+200B where a line may break, for peers that do not know the words of its script: Takumi
   * leaves a Thai headline on one line that runs off the card. presscard does not get it.
   */
  readonly headlineWithBreaks?: string;
  /** Another design than `classic`; presscard's cards alone. */
  readonly template?: Design;
  /** The photo behind the words; the card is a JPEG then. */
  readonly photo?: PhotoId;
}

/** A card for every round, always in one language. */
export interface CardSeries {
  readonly id: 'latin' | 'arabic' | 'thai' | 'japanese' | 'hindi' | 'unseen' | 'photo' | Design;
  /** Its name in the tables. */
  readonly label: string;
  /** @param round counts from 1; no two rounds have the same headline, so nobody answers from a cache of cards. */
  cardOf(round: number): Card;
}

/** The card that all engines draw, and that the others are compared with. */
export const latin = series('latin', 'Latin', 'en', englishHeadlineOf);

/** Cards whose glyphs have all been seen after a few rounds. */
export const seenSeries: readonly CardSeries[] = [
  latin,
  series('arabic', 'Arabic', 'ar', arabicHeadlineOf),
  withBreaks(series('thai', 'Thai', 'th', thaiHeadlineOf)),
  series('japanese', 'Japanese', 'ja', japaneseHeadlineOf),
  series('hindi', 'Hindi', 'hi', hindiHeadlineOf),
];

/** Cards with twenty characters that never come again: no cache of glyphs helps. */
export const unseen = series('unseen', 'unseen CJK', 'ja', unseenHeadlineOf);

/** A photo behind the words. */
export const photo: CardSeries = {
  id: 'photo',
  label: 'photo',
  cardOf: (round) => ({ ...latin.cardOf(round), photo: photoIds[round % photoIds.length]! }),
};

/** Other designs of text alone. */
export const designSeries: readonly CardSeries[] = (['night', 'opinion'] as const).map((template) => ({
  id: template,
  label: `design ${template}`,
  cardOf: (round) => ({ ...latin.cardOf(round), template }),
}));

function series(
  id: CardSeries['id'],
  label: string,
  language: Language,
  headlineOf: (round: number) => string,
): CardSeries {
  return { id, label, cardOf: (round) => ({ language, headline: headlineOf(round) }) };
}

function withBreaks({ cardOf, ...series }: CardSeries): CardSeries {
  return {
    ...series,
    cardOf(round) {
      const card = cardOf(round);
      const words = new Intl.Segmenter(card.language, { granularity: 'word' }).segment(card.headline);
      return { ...card, headlineWithBreaks: Array.from(words, ({ segment }) => segment).join('\u200b') };
    },
  };
}
