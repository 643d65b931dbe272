import { headlineCard } from './headline-card.tsx';
import { tintedPalette } from './palette.ts';

/** A verdict: stars above the title of the work, and the sentence that sums it up. */
export const review = headlineCard({
  id: 'review',
  description: 'For reviews: stars, a leaning title and a line below it, on a ground in the outlet’s hue.',
  state: 'review',
  palette: tintedPalette,
  themes: ['dark', 'light'],
  headline: 'leaning',
  byline: 'standfirst',
});
