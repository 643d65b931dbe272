import { headlineCard } from './headline-card.tsx';
import { alertPalette } from './palette.ts';

/** What cannot wait: white on red, with a badge that says so. */
export const breaking = headlineCard({
  id: 'breaking',
  description: 'For breaking news: white on red, with a badge.',
  state: 'breaking',
  palette: alertPalette,
  themes: ['light', 'dark'],
});
