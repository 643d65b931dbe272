import { allCards, stateCards, type GalleryCard } from '../../gallery/cards.ts';
import { renderGalleryCard } from '../../gallery/render.ts';
import { standGalleryCard } from '../../gallery/stand.ts';
import type { Press } from '../../src/index.ts';
import { templates } from '../../templates/registry.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { articles, type ArticleName } from '../fixtures/articles.ts';

/** Where the goldens stand: for each card NAME.json, the numbers of its layout, and NAME.png. */
export const GOLDEN_FOLDER = new URL('./cards/', import.meta.url);

/** Which design they show, and a digest of each. */
export const DESIGN_FILE = new URL('./design.json', import.meta.url);

/** A golden is a card of the gallery, or one of an awkward article. */
export type GoldenCard = GalleryCard;

/** The default design shows what is awkward about articles: length, scripts, plates, pale brands, emoji. */
const awkward: readonly ArticleName[] = [
  'long',
  'short',
  'plate',
  'pale',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'hindi',
  'thai',
  'japanese',
  'emoji',
];

/** Every card with a golden: made from the registry, so that a new template has none until someone looked at it. */
export const deck: readonly GoldenCard[] = [
  ...awkward.map((article) => of('classic', 'og', article)),
  ...sizeIds.filter((size) => size !== 'og').map((size) => of('classic', size, 'long')),
  ...named(
    allCards(),
    templates.flatMap(({ id }, at) => [
      `${id}-og-ltr-light-longest-full`,
      `${id}-og-rtl-dark-shortest-full`,
      // The other shapes by turns.
      `${id}-${sizeIds[1 + (at % (sizeIds.length - 1))]}-rtl-dark-longest-bare`,
    ]),
  ),
  ...named(
    stateCards(),
    ['correction-ltr', 'obituary-rtl', 'paid-ltr', 'notice-rtl', 'old-ltr', 'live-photo-rtl'].map(
      (state) => `state-${state}`,
    ),
  ),
  // The same for every article: the outlet's name and its colour are all that it shows.
  ...(['plate', 'pale', 'arabic', 'noDate'] as const).map((article) => of('plain', 'og', article)),
  of('plain', 'story', 'short'),
];

function of(template: string, size: GoldenCard['size'], article: ArticleName): GoldenCard {
  return {
    name: `${template}-${size}-${article}`,
    template,
    size,
    theme: template === 'plain' ? undefined : 'light',
    article: articles[article],
  };
}

/** A design of one theme has no card in the other. */
function named(cards: readonly GalleryCard[], names: readonly string[]): GoldenCard[] {
  return names.map((name) => {
    const other = name.includes('-dark-')
      ? name.replace('-dark-', '-light-')
      : name.replace('-light-', '-dark-');
    const found = cards.find((card) => card.name === name) ?? cards.find((card) => card.name === other);
    if (!found) throw new Error(`The gallery has no card ${name}.`);
    return found;
  });
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

/** The layout of a card: each text by its role. */
export async function layoutOf(press: Press, card: GoldenCard): Promise<Record<string, TextNumbers>> {
  const { set, art } = await standGalleryCard(press, card);
  const numbers = Object.entries(set).flatMap(([role, text]) => {
    if (!text) return [];
    const place = art.places.get(role);
    const { widthPx, heightPx, fontSizePx, truncated } = text;
    const lines = text.lines.map(({ text: line }) => line).join('\n');
    return [
      [role, { leftPx: place?.leftPx, topPx: place?.topPx, widthPx, heightPx, fontSizePx, lines, truncated }],
    ];
  });
  return Object.fromEntries(numbers) as Record<string, TextNumbers>;
}

export async function pictureOf(press: Press, card: GoldenCard): Promise<Uint8Array> {
  return (await renderGalleryCard(press, card, 'png')).bytes;
}
