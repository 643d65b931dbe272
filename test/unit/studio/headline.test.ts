import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutPlace, reportHeadline } from '../../../src/studio/client/headline.ts';
import { cropOf, feeds, networkOf } from '../../../src/studio/client/feeds.ts';
import { missingCharacters } from '../../../src/studio/client/missing-characters.ts';

it('the place of a cut is found through breaks, hyphens and the ellipsis', () => {
  const headline = 'Donaudampfschifffahrt ends & nobody minds';
  expect(headline.slice(0, cutPlace(headline, ['Donaudampf-', 'schifffahrt ends…']))).toBe(
    'Donaudampfschifffahrt ends',
  );
  expect(cutPlace('whole', ['whole'])).toBe(5);
});

it('a place is always in the headline', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.string({ unit: 'grapheme' })),
      (headline, lines) => {
        const at = cutPlace(headline, lines);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(headline.length);
      },
    ),
  );
});

const fit = (lines: string[], truncated: boolean) => ({ lines, truncated, fontSizePx: 48 });

it('a report names the sizes that cut, and the last words that stand in all of them', () => {
  const report = reportHeadline('One two three four five six', {
    og: fit(['One two three', 'four…'], true),
    story: fit(['One two three four five…'], true),
    square: fit(['One two three four five six'], false),
  });
  expect(report).toMatchObject({ characters: 27, cutIn: ['og', 'story'], lastWords: 'two three four' });
});

it('characters are counted as readers see them', () => {
  expect(reportHeadline('👩‍👩‍👧‍👦é', {}).characters).toBe(2);
});

it('crops are those of the networks', () => {
  const crops = Object.fromEntries(feeds.map(({ id }) => [id, cropOf(networkOf(id).picture?.ratio)]));
  expect(crops).toMatchObject({
    x: { sides: 'top-bottom', px: 15 },
    vk: { sides: 'top-bottom', px: 47 },
    facebook: { sides: 'none' },
    telegram: { sides: 'none' },
  });
  expect(cropOf(1)).toEqual({ sides: 'left-right', px: 285 });
});

it('characters that no font has are read from the warning', () => {
  expect(missingCharacters('No font has these: “x” (U+13000), “y” (U+0041).')).toEqual(['\u{13000}', 'A']);
});
