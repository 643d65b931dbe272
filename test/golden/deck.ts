import { readArticle, type ArticleInput } from '../../src/article/article.ts';
import { planCard } from '../../src/plan/plan.ts';
import { renderCard, type Press } from '../../src/index.ts';
import { setTexts } from '../../src/plan/set-texts.ts';
import { templates } from '../../templates/registry.ts';
import type { Template } from '../../templates/template.ts';
import { sizeIds, type SizeId } from '../../templates/sizes.ts';
import { articles, type ArticleName } from '../fixtures/articles.ts';
import { scenePhoto, type Scene } from '../fixtures/scenes.ts';

/** Where the goldens stand: for each card NAME.json, the numbers of its layout, and NAME.png. */
export const GOLDEN_FOLDER = new URL('./cards/', import.meta.url);

/** Which design they show, and a digest of each. */
export const DESIGN_FILE = new URL('./design.json', import.meta.url);

export interface GoldenCard {
  /** `template-size-article`; file name without its ending. */
  readonly name: string;
  readonly template: string;
  readonly size: SizeId;
  readonly article: ArticleName;
  /** The photo, in a design that has one. */
  readonly scene?: Scene;
}

/** Long and short, three scripts, a plate and a pale brand in the size that networks show; the longest in all sizes. */
const atOg: readonly ArticleName[] = [
  'long',
  'short',
  'cyrillic',
  'greek',
  'plate',
  'pale',
  'arabic',
  'hebrew',
  'hindi',
  'thai',
  'japanese',
  'emoji',
];

/** A photo a kind of difficulty; a card with one is heavy, so there are fewer of them. */
const sceneOf = {
  long: 'harbour',
  short: 'snow',
  plate: 'crowd',
  arabic: 'stage',
} as const satisfies Partial<Record<ArticleName, Scene>>;
const withPhotoAtOg = Object.keys(sceneOf) as (keyof typeof sceneOf)[];
const CREDIT = 'Jane Doe/Harbour Agency';

/** Every card with a golden: made from the registry, so that a new template has none until someone looked at it. */
export const deck: readonly GoldenCard[] = [
  ...templates
    .filter((template: Template) => template.photo === undefined)
    .flatMap(({ id }) =>
      sizeIds.flatMap((size) => (size === 'og' ? atOg : (['long'] as const)).map(goldenCard(id, size))),
    ),
  ...templates
    .filter((template: Template) => template.photo !== undefined)
    .flatMap(({ id }) =>
      sizeIds.flatMap((size) =>
        (size === 'og' ? withPhotoAtOg : (['long'] as const)).map((article) => ({
          ...goldenCard(id, size)(article),
          scene: sceneOf[article],
        })),
      ),
    ),
  // The same for every article: the outlet's name and its colour are all that it shows.
  ...(['plate', 'pale', 'arabic', 'noDate'] as const).map(goldenCard('plain', 'og')),
  ...(['short'] as const).map(goldenCard('plain', 'story')),
];

function goldenCard(template: string, size: SizeId): (article: ArticleName) => GoldenCard {
  return (article) => ({ name: `${template}-${size}-${article}`, template, size, article });
}

/** How a text of a card stands; lengths in px of the picture. */
interface TextNumbers {
  readonly leftPx: number | undefined;
  readonly topPx: number | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fontSizePx: number;
  /** One below the other. */
  readonly lines: string;
  readonly truncated: boolean;
}

/** The article of a card, with what it says of its photo, and the photo. */
async function inputOf({ article, scene }: GoldenCard): Promise<{ input: ArticleInput; photo?: Uint8Array }> {
  if (!scene) return { input: articles[article] };
  const { bytes, focus } = await scenePhoto(scene);
  return { input: { ...articles[article], photo: { focus: [...focus], credit: CREDIT } }, photo: bytes };
}

/** The layout of a card: each text by its role. */
export async function layoutOf(press: Press, card: GoldenCard): Promise<Record<string, TextNumbers>> {
  const { template, size } = card;
  const { input, photo } = await inputOf(card);
  const { article } = readArticle(input, press.outlets);
  const plan = planCard(article, { template, size }, press.templates, { hasPhoto: photo !== undefined });
  const { texts } = await setTexts(press.typesetter, plan.template.texts(plan), plan);
  const { places } = await press.layout.layOut(plan.template.art(plan, texts), {
    size: plan.size,
    set: texts,
  });
  const numbers = Object.entries(texts).flatMap(([role, set]) => {
    if (!set) return [];
    const place = places.get(role);
    const { widthPx, heightPx, fontSizePx, truncated } = set;
    const lines = set.lines.map(({ text }) => text).join('\n');
    return [
      [role, { leftPx: place?.leftPx, topPx: place?.topPx, widthPx, heightPx, fontSizePx, lines, truncated }],
    ];
  });
  return Object.fromEntries(numbers) as Record<string, TextNumbers>;
}

export async function pictureOf(press: Press, card: GoldenCard): Promise<Uint8Array> {
  const { template, size } = card;
  const { input, photo } = await inputOf(card);
  return (await renderCard(press, input, { template, size, format: 'png', photo })).bytes;
}
