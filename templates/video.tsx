import { photoCard } from './photo-card.tsx';

/** Something to watch: the picture, and the play sign with how long it takes. */
export const video = photoCard({
  id: 'video',
  description: 'For videos: the still from edge to edge, a play sign and the duration.',
  state: 'video',
  photoIsOptional: true,
});
