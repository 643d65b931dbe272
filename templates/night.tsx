import { headlineCard } from './headline-card.tsx';
import { plainPalette } from './palette.ts';

/** A dark card: light ink, the mark and the kicker in the outlet's colour, no ornament. */
export const night = headlineCard({
  id: 'night',
  description: 'Light ink on a dark ground, the mark in the colour of the outlet.',
  palette: plainPalette,
  themes: ['dark', 'light'],
});
