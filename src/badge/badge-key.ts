import type { SourceId } from './sources.ts';

/** What a badge, a credit or an alternative text says in the language of its article. */
export const badgeKeys = [
  'live',
  'breaking',
  'opinion',
  'review',
  'podcast',
  'video',
  'correction',
  /** Of `{date}`. */
  'updated',
  'obituary',
  /** An article that somebody paid for: the word of advertisements where publishers use it. */
  'paid',
  /** On an old article, its `{year}`. */
  'yearFrom',
  /** Whose photo it is: `{credit}`. */
  'photo',
  /** A review's `{stars}` of five. */
  'stars',
] as const;
export type BadgeKey = (typeof badgeKeys)[number];

/**
 * The words of one language by where they come from. A word without a source is not in the table: the badge
 * then shows its form and colour alone. Sources write them within a sentence or in capitals; here they begin
 * with a capital, and each placeholder stands where the source has the date, the credit or the number.
 */
export type LanguageWords = Readonly<Partial<Record<SourceId, Readonly<Partial<Record<BadgeKey, string>>>>>>;
