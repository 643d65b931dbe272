import { headlineCard } from './headline-card.tsx';
import { vividPalette } from './palette.ts';

/** Something to listen to: the play sign with how long it takes. */
export const podcast = headlineCard({
  id: 'podcast',
  description: 'For podcasts: a play sign and the duration on a ground in the outlet’s hue.',
  state: 'podcast',
  palette: vividPalette,
  themes: ['dark', 'light'],
});
