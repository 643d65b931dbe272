import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { inkOn, readableOn } from '../../../src/outlet/colour.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { nightPalette, paperPalette } from '../../../templates/palette.ts';
import { templates } from '../../../templates/registry.ts';
import type { Template } from '../../../templates/template.ts';

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
