import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/index.ts';
import type { OutletInput } from '../../../src/outlet/outlet.ts';
import { designOf } from '../../../src/card/design.ts';
import { readArticle } from '../../../src/article/article.ts';
import { themeIds, type Template } from '../../../templates/template.ts';
import { classic } from '../../../templates/classic.tsx';
import { standingLogo } from '../../../templates/mark.tsx';
import { plainPalette } from '../../../templates/palette.ts';
import { sizes } from '../../../templates/sizes.ts';
import { emblem, seal, wordmark } from '../../fixtures/logos.ts';
import { brought, islandNews } from '../../fixtures/own-faces.ts';
import { scenePhoto } from '../../fixtures/scenes.ts';
import { testPress } from '../../press.ts';

const article = { headline: 'Ferry strike ends after nine days', outlet: 'island-news', date: '2026-03-14' };
const pressOf = (change: Partial<OutletInput> = {}, templates: readonly Template[] = []) =>
  testPress({ outlets: [{ ...islandNews, ...change }], templates });
const own = (version: number): Template => ({ ...classic, id: 'own', version });
const codesOf = (warnings: readonly { code: string }[]): string[] => warnings.map(({ code }) => code);

describe('an outlet without a form for some kinds of article', () => {
  it('shows them as news, says so, and shows the others', async () => {
    const press = pressOf({ states: ['live'] });
    const breaking = await renderCard(press, { ...article, state: 'breaking' });
    expect([breaking.plan.state.is, codesOf(breaking.warnings)]).toEqual(['news', ['state_unused']]);
    const live = await renderCard(press, { ...article, state: 'live' });
    expect(live.plan.state.is).toBe('live');
    expect(codesOf(live.warnings)).not.toContain('state_unused');
  });

  it.each(['paid', 'correction'])('says all the same what must be said: %s', async (state) => {
    const card = await renderCard(pressOf({ states: [] }), { ...article, state });
    expect(card.plan.state.is).toBe(state);
  });
});

const creditOf = async (credit: OutletInput['credit'], named?: string) => {
  const { bytes: photo } = await scenePhoto('harbour');
  const input = {
    ...article,
    photo: { focus: [0.5, 0.5], ...(named === undefined ? {} : { credit: named }) },
  };
  const card = await renderCard(pressOf(credit ? { credit } : {}), input, { photo, template: 'split' });
  return { credit: card.plan.photo?.credit, codes: codesOf(card.warnings), type: card.contentType };
};

describe('an outlet’s rules for photo credits', () => {
  it('are how it is written, once', async () => {
    expect((await creditOf(undefined, 'Jane Doe')).credit).toBe('Jane Doe');
    const form = 'Photo: {credit}';
    expect((await creditOf({ form }, 'Jane Doe')).credit).toBe('Photo: Jane Doe');
    expect((await creditOf({ form }, 'Photo: Jane Doe')).credit).toBe('Photo: Jane Doe');
    expect((await creditOf({ form }, '$& {credit}')).credit).toBe('Photo: $& {credit}');
  });

  it('are what stands there when a photo names nobody', async () => {
    expect(await creditOf({ otherwise: 'Archive' })).toMatchObject({ credit: 'Archive', codes: [] });
    expect(await creditOf({ required: true })).toEqual({
      credit: undefined,
      codes: expect.arrayContaining(['credit_missing']),
      type: 'image/png',
    });
  });
});

const versionOf = async (change: Partial<OutletInput> = {}, templates: readonly Template[] = []) => {
  const press = pressOf(change, templates);
  return designOf(press, press.outlets.resolve('island-news'));
};

describe('the design version of an outlet', () => {
  it('is the same for the same kit, in any press', async () => {
    const kit = { logo: wordmark, faces: { headline: { file: brought.latin } } };
    expect(await versionOf(kit)).toBe(
      await versionOf({ ...kit, faces: { headline: { file: brought.latin.slice() } } }),
    );
  });

  it('is another one when anything changes that its cards show', async () => {
    const face = brought.latin;
    const other = face.slice();
    other[other.length - 1]! ^= 1;
    const versions = await Promise.all([
      versionOf(),
      versionOf({ night: '#101010' }),
      versionOf({ credit: { form: 'Photo: {credit}' } }),
      versionOf({ logo: wordmark }),
      versionOf({ logo: wordmark.replace('#ca6702', '#ca6703') }),
      versionOf({ logo: wordmark, logoOnDark: wordmark }),
      versionOf({ faces: { headline: { file: face } } }),
      versionOf({ faces: { headline: { file: other } } }),
      versionOf({ faces: { headline: { file: face, tracking: 0.01 } } }),
      versionOf({ faces: { meta: { file: face } } }),
      versionOf({}, [own(1)]),
      versionOf({}, [own(2)]),
    ]);
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe('an outlet with a logo', () => {
  it('shows it in the place of its name, which the alternative text still says', async () => {
    const press = pressOf({ logo: wordmark, shortName: 'Island' });
    const card = await renderCard(press, { ...article, kicker: 'Economy' }, { format: 'svg' });
    const texts = card.plan.template.texts(card.plan);
    expect(texts['mark']).toBeUndefined();
    expect(new TextDecoder().decode(card.bytes).match(/<image/g)).toHaveLength(1);
    expect(card.alt).toContain('Island News');
  });

  it('keeps to its band and leaves room for the section, in every size and whatever its shape', async () => {
    const long =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 40"><path d="M0 0h900v40H0z"/></svg>';
    for (const logo of [wordmark, emblem, seal, long]) {
      const { article } = readArticle(
        { headline: 'Ferry', outlet: 'island-news' },
        pressOf({ logo }).outlets,
      );
      for (const size of Object.values(sizes)) {
        for (const theme of themeIds) {
          const subject = { article, size, theme, state: article.state };
          for (const plate of [false, true]) {
            const room = { heightPx: 55, widthPx: 120, plate };
            const { widthPx, heightPx, plate: field } = standingLogo(subject, plainPalette(subject), room)!;
            expect(widthPx + 2 * (field?.padXPx ?? 0)).toBeLessThanOrEqual(room.widthPx + 1);
            expect(heightPx + 2 * (field?.padYPx ?? 0)).toBeLessThanOrEqual(room.heightPx + 1);
          }
        }
      }
    }
  });

  it('has its name in words on what somebody paid for', async () => {
    const card = await renderCard(
      pressOf({ logo: wordmark }),
      { ...article, state: 'paid' },
      { format: 'svg' },
    );
    expect(new TextDecoder().decode(card.bytes)).not.toContain('<image');
  });

  it('is found by its short name, which is its mark where none is given', () => {
    const { outlets } = pressOf({ shortName: 'The Island' });
    expect(outlets.resolve('the island').mark).toEqual({ form: 'word', text: 'The Island' });
    expect(pressOf().outlets.resolve('island-news').mark).toEqual({ form: 'word', text: 'Island News' });
  });
});
