/** Stand-in until the table of words lands. */
export type BadgeKey =
  | 'live'
  | 'breaking'
  | 'opinion'
  | 'review'
  | 'podcast'
  | 'video'
  | 'correction'
  | 'updated'
  | 'obituary'
  | 'paid'
  | 'yearFrom'
  | 'photo'
  | 'stars';
const english: Record<BadgeKey, string> = {
  live: 'Live',
  breaking: 'Breaking',
  opinion: 'Opinion',
  review: 'Review',
  podcast: 'Podcast',
  video: 'Video',
  correction: 'Correction',
  updated: 'Updated {date}',
  obituary: 'Obituary',
  paid: 'Paid content',
  yearFrom: 'From {year}',
  photo: 'Photo: {credit}',
  stars: '{stars} out of 5 stars',
};
export function badgeWord(key: BadgeKey, lang: string): { word: string; source: string } | undefined {
  return lang.startsWith('en') || lang === 'und' ? { word: english[key], source: '' } : undefined;
}
