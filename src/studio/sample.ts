/** What the start page shows before anybody typed: a real article under its real outlet. */
export const sampleArticle = {
  headline:
    'Russia will NOT send military contingent to Afghanistan & has no intention of supporting Taliban terrorist group, says Moscow',
  date: '2021-08-23T12:15:00+03:00',
  outlet: 'rt',
  kicker: 'World news',
} as const;

/** Path of the sample's card, for the line that a start prints. */
export const sampleCardPath = `/card.png?${new URLSearchParams(sampleArticle)}`;
