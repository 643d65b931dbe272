import { photoCard } from './photo-card.tsx';

/** The photo from edge to edge, the headline at its foot, where faces seldom are. */
export const photo = photoCard({
  id: 'photo',
  description: 'The photo from edge to edge, the headline over its lower half.',
});
