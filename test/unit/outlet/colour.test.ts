import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { stateIds, type StateId } from '../../../src/article/state.ts';
import { inkOn, readableOn } from '../../../src/outlet/colour.ts';
import type { OutletInput } from '../../../src/outlet/outlet.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { setTexts } from '../../../src/plan/set-texts.ts';
import type { Pixels } from '../../../src/ports.ts';
import { nightPalette, paperPalette } from '../../../templates/palette.ts';
import { templates } from '../../../templates/registry.ts';
import { themeIds, type Template, type Theme } from '../../../templates/template.ts';
import { islandNews } from '../../fixtures/own-faces.ts';
import { testPress } from '../../press.ts';

/** WCAG 2.2, success criterion 1.4.3. */
const READABLE = 4.5;

/** Relative luminance and contrast by the formula of WCAG 2.2, not by the library that the code uses. */
function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function channelsOf(colour: string): number[] {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}

/** Hue and chroma in Oklab, by its published matrices. */
function hueOf(colour: string): { degrees: number; chroma: number } {
  const [r, g, b] = channelsOf(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { degrees: (Math.atan2(bb, a) * 180) / Math.PI, chroma: Math.hypot(a, bb) };
}

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** Runs a check over pairs of colours, among them greys of every lightness. */
function overAnyColours(check: (colour: string, ground: string) => void): void {
  const anyGrey = fc
    .integer({ min: 0, max: 255 })
    .map((v) => `#${v.toString(16).padStart(2, '0').repeat(3)}`);
  const colour = fc.oneof(anyColour, anyGrey);
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      check(one, other);
    }),
    { numRuns: 500 },
  );
}

describe('coloured text on a ground', () => {
  it('can be read, whatever the two colours', () => {
    overAnyColours((colour, ground) => {
      expect(contrastOf(readableOn(colour, ground), ground)).toBeGreaterThanOrEqual(READABLE);
    });
  });

  it('keeps its exact colour where that can be read', () => {
    overAnyColours((colour, ground) => {
      if (contrastOf(colour, ground) >= READABLE) expect(readableOn(colour, ground)).toBe(colour);
    });
  });

  it('keeps its hue where it must change', () => {
    overAnyColours((colour, ground) => {
      const [before, after] = [hueOf(colour), hueOf(readableOn(colour, ground))];
      // Near grey a step of eight bits turns the hue by many degrees, and nobody sees it.
      if (before.chroma < 0.05 || after.chroma < 0.05) return;
      const turn = Math.abs(before.degrees - after.degrees);
      expect(Math.min(turn, 360 - turn)).toBeLessThan(5);
    });
  });

  it('changes no further than it must', () => {
    overAnyColours((colour, ground) => {
      const readable = readableOn(colour, ground);
      if (readable !== colour) expect(contrastOf(readable, ground)).toBeLessThan(READABLE + 0.25);
    });
  });
});

describe('ink in a field of a brand’s colour', () => {
  it('can be read, whatever the colour', () => {
    overAnyColours((fill) => {
      expect([fill, inkOn(fill), contrastOf(inkOn(fill), fill) >= READABLE]).toEqual([
        fill,
        inkOn(fill),
        true,
      ]);
    });
  });
});

/** The contrast of a text to what lies behind it on the painted art, at its worst but for smooth edges. */
function worstContrast(
  { width, rgba }: Pixels,
  { leftPx, topPx }: { leftPx: number; topPx: number },
  { colour, widthPx, heightPx }: { colour: string; widthPx: number; heightPx: number },
): number {
  const counts = new Map<string, number>();
  for (let y = Math.ceil(topPx); y < topPx + heightPx - 1; y++) {
    for (let x = Math.ceil(leftPx); x < leftPx + widthPx - 1; x++) {
      const at = (y * width + x) * 4;
      if (rgba[at + 3] !== 255) continue;
      const ground = `#${Buffer.from(rgba.subarray(at, at + 3)).toString('hex')}`;
      counts.set(ground, (counts.get(ground) ?? 0) + 1);
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const grounds = [...counts].filter(([, count]) => count > all / 50).map(([ground]) => ground);
  return Math.min(...grounds.map((ground) => contrastOf(colour, ground)));
}

describe('the texts of a card', () => {
  const press = testPress();

  async function check(template: Template, state: StateId, theme: Theme, colours: Partial<OutletInput>) {
    const outlets = createRegistry([{ ...islandNews, ...colours }]);
    const { article } = readArticle(
      {
        headline: 'Ferry strike ends',
        outlet: 'island-news',
        date: '2026-03-14',
        kicker: 'Economy',
        notice: 'Said by law.',
        items: ['One', 'Two', 'Three'],
        photo: { credit: 'Jane Doe' },
        state,
      },
      outlets,
    );
    const hasPhoto = template.photo !== undefined;
    const plan = planCard(article, { template: template.id, theme }, templates, { hasPhoto });
    const texts = plan.template.texts(plan);
    const { texts: set } = await setTexts(press.typesetter, texts, plan);
    const art = await press.layout.layOut(plan.template.art(plan, set), { size: plan.size, set });
    const pixels = press.ports.raster.paint(art.svg);
    for (const [name, place] of art.places) {
      const [text, size] = [texts[name], set[name]];
      if (!text || !size || text.overPhoto) continue;
      const worst = worstContrast(pixels, place, { ...size, colour: text.colour });
      const said = [template.id, theme, state, name, text.colour];
      expect([...said, worst >= READABLE]).toEqual([...said, true]);
    }
  }

  it('reach 4.5:1 on what is painted behind them, in every design and state, whatever the outlet’s colours', async () => {
    const form = fc.constantFrom('plate', 'word');
    const colours = fc.record({ colour: anyColour, paper: anyColour, night: anyColour, form });
    await fc.assert(
      fc.asyncProperty(colours, fc.constantFrom(...themeIds), async ({ form, ...own }, theme) => {
        const kit = { ...own, mark: { form, text: 'Island' } };
        for (const template of templates)
          for (const state of stateIds) await check(template, state, theme, kit);
      }),
      // More than a hundred cards each.
      { numRuns: 1 },
    );
  }, 120_000);
});

describe.each(builtInOutlets)('on the cards of $name', ({ id, colour }) => {
  const { article } = readArticle({ headline: 'Ferry', outlet: id }, createRegistry(builtInOutlets));
  const palettes = {
    paper: paperPalette({ article, state: article.state }),
    night: nightPalette({ article, state: article.state }),
  };

  it.each(Object.entries(palettes))('every text can be read on %s', (_, palette) => {
    const { ground, headline, mark, kicker, meta, plate, plateInk } = palette;
    for (const text of [headline, mark, kicker, meta]) {
      expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(READABLE);
    }
    expect(contrastOf(plateInk, plate!)).toBeGreaterThanOrEqual(READABLE);
  });

  it.each(templates.map((template: Template) => template))(
    'every coloured text of the template $id says what the brand asked for, where it is not that',
    ({ id: template, themes = ['light'] }) => {
      for (const theme of themes) {
        const plan = planCard(article, { template, theme }, templates);
        const moved = Object.values(plan.template.texts(plan)).filter(
          (text) => text?.askedColour !== undefined && text.askedColour !== text.colour,
        );
        for (const text of moved) expect(text!.askedColour).toBe(colour);
      }
    },
  );

  it.each(Object.entries(palettes))('fields keep the brand’s exact colour on %s', (_, palette) => {
    expect([palette.plate, palette.rule]).toEqual([colour, colour]);
  });
});
