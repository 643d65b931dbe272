import { describe, expect, it } from 'vitest';
import { allCards, stateCards, type GalleryCard } from '../../gallery/cards.ts';
import { standGalleryCard, type Standing } from '../../gallery/stand.ts';
import { templates } from '../../templates/registry.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { testPress } from '../press.ts';

const press = testPress();
const cards = [...allCards(), ...stateCards()];
/** Smallest headline on a card of 1200 px: 12 px where a network shows it at 300. */
const HEADLINE_MIN_PX = 48;
/** What networks leave of a card of 1200x630: X 2:1, VK 1200x536, 16:9. In px from the top left. */
const OG_CROPS = { left: 40, right: 1160, top: 47, bottom: 583 };
/** What a square thumbnail shows of it. */
const OG_CENTRE = { left: 285, right: 915 };

interface Ink {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where each text's ink stands on the card. */
function inkOf({ art, set }: Standing): Ink[] {
  return Object.entries(set).flatMap(([name, text]): Ink[] => {
    const place = art.places.get(name);
    if (!text || !place) return [];
    const glyphs = text.lines.flatMap(({ glyphs, xPx, baselinePx }) =>
      glyphs.flatMap((glyph) => {
        const ink = glyph.source.ink(glyph.id);
        if (!ink) return [];
        const [x, y] = [place.leftPx + xPx + glyph.xPx, place.topPx + baselinePx + glyph.yPx];
        const em = text.fontSizePx;
        return [
          {
            left: x + ink.left * em,
            right: x + ink.right * em,
            top: y - ink.top * em,
            bottom: y - ink.bottom * em,
          },
        ];
      }),
    );
    return [
      {
        name,
        left: Math.min(...glyphs.map(({ left }) => left)),
        right: Math.max(...glyphs.map(({ right }) => right)),
        top: Math.min(...glyphs.map(({ top }) => top)),
        bottom: Math.max(...glyphs.map(({ bottom }) => bottom)),
      },
    ];
  });
}

/** Names the cards for which something does not hold, with what was seen. */
async function failing(
  of: readonly GalleryCard[],
  fault: (standing: Standing, card: GalleryCard) => unknown,
): Promise<string[]> {
  const found: string[] = [];
  for (const card of of) {
    const seen = fault(await standing(card), card);
    if (seen !== undefined && seen !== false) found.push(`${card.name}: ${String(seen)}`);
  }
  return found;
}

const stood = new Map<string, Promise<Standing>>();
function standing(card: GalleryCard): Promise<Standing> {
  const known = stood.get(card.name) ?? standGalleryCard(press, card);
  stood.set(card.name, known);
  return known;
}

describe('every card of the gallery', () => {
  it('is there for every template, size, direction and theme', () => {
    const wanted = templates.flatMap(({ id, themes }: { id: string; themes?: readonly string[] }) =>
      sizeIds.flatMap((size) =>
        ['ltr', 'rtl'].flatMap((dir) =>
          (themes ?? ['light']).map((theme) => `${id}-${size}-${dir}-${theme}`),
        ),
      ),
    );
    const there = new Set(allCards().map(({ name }) => name.split('-').slice(0, 4).join('-')));
    expect(wanted.filter((name) => !there.has(name))).toEqual([]);
  });

  it('shows each of its texts in one place', async () => {
    expect(
      await failing(cards, ({ set, art }) => {
        const lost = Object.keys(set).filter((name) => set[name] && !art.places.has(name));
        return lost.length > 0 && lost.join();
      }),
    ).toEqual([]);
  }, 120_000);

  it('has no ink outside its box, and every box between the margins', async () => {
    expect(
      await failing(cards, (standing) => {
        const { size } = standing.plan;
        const out = inkOf(standing).filter(
          ({ left, right, top, bottom }) =>
            left < size.marginPx - 1 ||
            right > size.widthPx - size.marginPx + 1 ||
            top < size.inkTopPx - 2 ||
            bottom > size.inkBottomPx + 2,
        );
        return out.length > 0 && out.map(describeInk).join(', ');
      }),
    ).toEqual([]);
  }, 120_000);

  it('has no text that touches another', async () => {
    expect(
      await failing(cards, (standing) => {
        const inks = inkOf(standing);
        const pairs = inks.flatMap((one, at) =>
          inks
            .slice(at + 1)
            .filter((other) => overlap(one, other))
            .map((other) => `${one.name}/${other.name}`),
        );
        return pairs.length > 0 && pairs.join();
      }),
    ).toEqual([]);
  }, 120_000);

  it('has a headline of 48 px or more, and a title of a list that can be read', async () => {
    expect(
      await failing(cards, ({ set, plan }) => {
        const headline = set['headline'];
        const least = plan.template.id === 'index' ? plan.size.metaPx * 0.85 : HEADLINE_MIN_PX;
        return headline && headline.fontSizePx < least && headline.fontSizePx;
      }),
    ).toEqual([]);
  });

  it('keeps the focus of its photo inside the crop and off every text', async () => {
    expect(
      await failing(cards, (standing) => {
        const { photo } = standing;
        if (!photo) return undefined;
        const x = photo.box.leftPx + photo.framing.at[0] * photo.box.widthPx;
        const y = photo.box.topPx + photo.framing.at[1] * photo.box.heightPx;
        const over = inkOf(standing).filter(
          ({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom,
        );
        const isInside = [photo.framing.at[0], photo.framing.at[1]].every((at) => at >= 0 && at <= 1);
        return (!isInside || over.length > 0) && `${x} ${y} ${over.map(describeInk).join()}`;
      }),
    ).toEqual([]);
  });
});

describe('every card as og', () => {
  const og = cards.filter(({ size }) => size === 'og');

  it('has all its text inside the crops of X, VK and 16:9', async () => {
    expect(
      await failing(og, (standing) => {
        const out = inkOf(standing).filter(
          ({ left, right, top, bottom }) =>
            left < OG_CROPS.left || right > OG_CROPS.right || top < OG_CROPS.top || bottom > OG_CROPS.bottom,
        );
        return out.length > 0 && out.map(describeInk).join(', ');
      }),
    ).toEqual([]);
  });

  it('shows in its square centre the focus of the photo, or words of the headline, or a mark', async () => {
    expect(
      await failing(og, (standing) => {
        const { photo, plan } = standing;
        const at = photo && photo.box.leftPx + photo.framing.at[0] * photo.box.widthPx;
        const hasFocus = at !== undefined && at > OG_CENTRE.left && at < OG_CENTRE.right;
        const words = inkOf(standing).some(
          ({ name, left, right }) =>
            ['headline', 'standfirst', 'mark', 'item1'].includes(name) &&
            Math.min(right, OG_CENTRE.right) - Math.max(left, OG_CENTRE.left) > plan.size.markPx,
        );
        return !hasFocus && !words && 'nothing';
      }),
    ).toEqual([]);
  });
});

function overlap(one: Ink, other: Ink): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function describeInk({ name, left, top, right, bottom }: Ink): string {
  return `${name} ${[left, top, right, bottom].map(Math.round).join(' ')}`;
}
