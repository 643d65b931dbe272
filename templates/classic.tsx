import { headlineCard } from './headline-card.tsx';
import { plainPalette } from './palette.ts';

/** Paper, ink, and one rule in the brand's colour, always at the same distance above the headline. */
export const classic = headlineCard({
  id: 'classic',
  description: 'Paper and ink, with one rule in the colour of the outlet.',
  palette: plainPalette,
  themes: ['light', 'dark'],
  ornament: 'rule',
});
