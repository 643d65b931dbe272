import { renderCard, type Press, type RenderedCard } from '../src/index.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { LOOKED_AT_MS, type GalleryCard } from './cards.ts';

/** A card of the gallery, painted. */
export async function renderGalleryCard(
  press: Press,
  { template, size, theme, article, scene }: GalleryCard,
  format: 'auto' | 'png' | 'svg' = 'auto',
): Promise<RenderedCard> {
  const photo = scene && (await scenePhoto(scene));
  return renderCard(
    press,
    photo ? { ...article, photo: { ...article.photo, focus: [...photo.focus] } } : article,
    {
      size,
      format,
      theme,
      nowMs: LOOKED_AT_MS,
      ...(template === '' ? {} : { template }),
      photo: photo?.bytes,
    },
  );
}
