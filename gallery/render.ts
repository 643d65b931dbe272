import { renderCard, type ArticleInput, type Press, type RenderedCard } from '../src/index.ts';
import type { StoredPhoto } from '../src/photo/take-photo.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { LOOKED_AT_MS, type GalleryCard } from './cards.ts';

/** A card of the gallery, painted. */
export async function renderGalleryCard(
  press: Press,
  { template, size, theme, article, scene, portrait }: GalleryCard,
  format: 'auto' | 'png' | 'svg' = 'auto',
): Promise<RenderedCard> {
  const photo = scene && (await scenePhoto(scene));
  const face = portrait && (await scenePhoto(portrait));
  return renderCard(press, withScenes(article, photo, face), {
    size,
    format,
    theme,
    nowMs: LOOKED_AT_MS,
    ...(template === '' ? {} : { template }),
    photo: photo?.bytes,
    portrait: face?.bytes,
  });
}

/** An article that names its photo and the portrait of its author as a newsroom would. */
export function withScenes(
  { author, ...article }: ArticleInput,
  photo: StoredPhoto | undefined,
  portrait: StoredPhoto | undefined,
): ArticleInput {
  const name = typeof author === 'object' ? author.name : author;
  return {
    ...article,
    ...(photo ? { photo: { ...article.photo, focus: [...photo.focus] } } : {}),
    author:
      portrait && name !== undefined
        ? { name, portrait: portrait.sha256, focus: [...portrait.focus] }
        : author,
  };
}
