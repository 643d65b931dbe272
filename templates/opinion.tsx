import { headlineCard } from './headline-card.tsx';
import { opinionPalette } from './palette.ts';

/** What somebody thinks, in a leaning face on warm paper, under their name. */
export const opinion = headlineCard({
  id: 'opinion',
  description: 'For comment: a leaning headline on warm paper, with the author’s name.',
  state: 'opinion',
  palette: opinionPalette,
  themes: ['light', 'dark'],
  headline: 'leaning',
  byline: 'author',
});
