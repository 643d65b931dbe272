import { headlineCard } from './headline-card.tsx';
import { tintedPalette } from './palette.ts';

/** What somebody said, word for word, and who. */
export const quote = headlineCard({
  id: 'quote',
  description: 'For quotations: the language’s own opening mark, the words, the speaker.',
  state: 'quote',
  palette: tintedPalette,
  themes: ['light', 'dark'],
  headline: 'leaning',
  byline: 'speaker',
});
