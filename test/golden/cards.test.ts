import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DESIGN_VERSION } from '../../src/card/design.ts';
import { renderCard } from '../../src/index.ts';
import type { Pixels } from '../../src/ports.ts';
import { paperPalette } from '../../templates/palette.ts';
import { templates } from '../../templates/registry.ts';
import { articles } from '../fixtures/articles.ts';
import { decodePng } from '../decode-png.ts';
import { testPress } from '../press.ts';
import { differenceOf, looksAlike } from './compare.ts';
import { deck, DESIGN_FILE, GOLDEN_FOLDER, layoutOf, pictureOf } from './deck.ts';
import { designOfGoldens } from './renew.ts';

const press = testPress();
const ADVICE = 'Run `npm run goldens`, look at what it lists, and commit it if it is right.';

/** A golden's file; one that is missing fails with the command that makes it. */
function golden(file: string): Buffer {
  const url = new URL(file, GOLDEN_FOLDER);
  if (!existsSync(url)) throw new Error(`There is no golden ${file}. ${ADVICE}`);
  return readFileSync(url);
}

describe.each(deck)('the golden card $name', (card) => {
  it('has its texts in their places, at their sizes, with their lines', async () => {
    const numbers: unknown = JSON.parse(golden(`${card.name}.json`).toString());
    expect(await layoutOf(press, card), ADVICE).toEqual(numbers);
  });

  it('looks as it did when someone looked at it', async () => {
    const difference = differenceOf(
      decodePng(await pictureOf(press, card)),
      decodePng(golden(`${card.name}.png`)),
    );
    expect({ ...difference, alike: looksAlike(difference) }, ADVICE).toMatchObject({ alike: true });
  });
});

describe('the goldens', () => {
  it('show every template', () => {
    const shown = new Set(deck.map(({ template }) => template));
    expect([...shown]).toEqual(expect.arrayContaining([...templates.map(({ id }) => id), 'plain']));
  });

  it('are those of the deck, and no others lie about', () => {
    const wanted = deck.flatMap(({ name }) => [`${name}.json`, `${name}.png`]);
    expect(readdirSync(GOLDEN_FOLDER).toSorted(), ADVICE).toEqual(wanted.toSorted());
  });
});

describe('the design of the goldens', () => {
  const design: unknown = JSON.parse(readFileSync(DESIGN_FILE, 'utf8'));

  it('is the running one, so that a card that looks different has another design version', () => {
    expect(design, ADVICE).toMatchObject({ version: DESIGN_VERSION });
  });

  it('was drawn by `npm run goldens`, which sees to that, and by nothing else', () => {
    expect(design, ADVICE).toEqual(designOfGoldens(GOLDEN_FOLDER, deck, DESIGN_VERSION));
  });
});

describe('the eye of these tests', () => {
  const card = renderCard(press, articles.long, { template: 'classic', size: 'og', format: 'svg' });

  /** The card after a change of its SVG, beside the card as it is. */
  async function changed(change: (svg: string) => string): Promise<{ alike: boolean; same: boolean }> {
    const svg = new TextDecoder().decode((await card).bytes);
    const [before, after] = [svg, change(svg)].map((one): Pixels => press.ports.raster.paint(one));
    return {
      alike: looksAlike(differenceOf(before!, after!)),
      same: before!.rgba.every((v, at) => v === after!.rgba[at]),
    };
  }

  it.each([0, 1, 2, 3, 4])('sees text %i of a card moved by one pixel', async (text) => {
    let count = 0;
    const moved = await changed((svg) =>
      svg.replace(/<path fill="#[0-9a-f]{6}" transform="/g, (path) =>
        count++ % 5 === text ? `${path}translate(1 0) ` : path,
      ),
    );
    expect(moved).toEqual({ alike: false, same: false });
  });

  it('sees a ground that is one level darker', async () => {
    expect(await changed((svg) => svg.replaceAll('#fbf8f3', '#faf7f2'))).toEqual({
      alike: false,
      same: false,
    });
  });

  it('sees a rule that is gone', async () => {
    const { rule } = paperPalette((await card).plan);
    const gone = await changed((svg) => svg.replace(new RegExp(`<rect[^>]*fill="${rule}"/>`), ''));
    expect(gone).toEqual({ alike: false, same: false });
  });

  it('does not see a sixty-fourth of a pixel', async () => {
    let count = 0;
    const jittered = await changed((svg) =>
      svg.replace(/M(\d+) (\d+)/g, (_, x: string, y: string) => {
        const shift = (count++ % 3) - 1;
        return `M${Number(x) + shift} ${Number(y) - shift}`;
      }),
    );
    expect(jittered).toEqual({ alike: true, same: false });
  });
});
