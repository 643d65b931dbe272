import { headlineCard } from './headline-card.tsx';
import { plainPalette } from './palette.ts';

/** What is happening now: the recorder's sign with its word, and the time of the last change in place of the date. */
export const live = headlineCard({
  id: 'live',
  description:
    'For running coverage: a sign and its word above the headline, the time of the last change below.',
  state: 'live',
  palette: plainPalette,
  themes: ['dark', 'light'],
});
