import { readArticle } from '../src/article/article.ts';
import { planPhoto, type PhotoPlan, type StandingCard } from '../src/paint/lay-photo.ts';
import { BESIDE_TEMPLATE } from '../src/plan/choose-template.ts';
import { planCard, type CardPlan } from '../src/plan/plan.ts';
import { setCard } from '../src/plan/set-card.ts';
import type { Press } from '../src/index.ts';
import { scenePhoto } from '../test/fixtures/scenes.ts';
import { LOOKED_AT_MS, type GalleryCard } from './cards.ts';
import { withScenes } from './render.ts';

/** A card of the gallery before it is painted. */
export interface Standing extends StandingCard {
  readonly plan: CardPlan;
  readonly photo: PhotoPlan | undefined;
}

/** Where everything of a card stands. */
export async function standGalleryCard(press: Press, card: GalleryCard): Promise<Standing> {
  const { template, size, theme, article: input, scene, portrait } = card;
  const taken = scene && (await scenePhoto(scene));
  const face = portrait && (await scenePhoto(portrait));
  const { article } = readArticle(withScenes(input, taken, face), press.outlets);
  const seen = { nowMs: LOOKED_AT_MS, hasPhoto: taken !== undefined, hasPortrait: face !== undefined };
  const planIn = (id: string | undefined): CardPlan =>
    planCard(article, { size, theme, template: id }, press.templates, seen);
  const { plan, texts, set } = await setCard(
    press.typesetter,
    planIn(template === '' ? undefined : template),
    planIn,
  );
  const art = await press.layout.layOut(plan.template.art(plan, set), { size: plan.size, set });
  const standing = { art, texts, set };
  const photo = plan.photo && taken && planPhoto(standing, taken.bytes, taken.focus);
  // As the pipeline does.
  if (photo && !photo.framing.isFocusFree)
    return standGalleryCard(press, { ...card, template: BESIDE_TEMPLATE });
  return { plan, ...standing, photo };
}
