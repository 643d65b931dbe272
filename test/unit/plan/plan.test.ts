import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { PresscardError } from '../../../src/errors.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { planCard, type CardOptions, type CardPlan } from '../../../src/plan/plan.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { templates } from '../../../templates/registry.ts';
import { articles } from '../../fixtures/articles.ts';

const outlets = createRegistry(builtInOutlets);

function plan(options: CardOptions, input: unknown = articles.short): CardPlan {
  return planCard(readArticle(input, outlets).article, options, templates);
}

/** The plan where the bytes of the article's photo are at hand. */
function planWithPhoto(options: CardOptions, photo: object = {}): CardPlan {
  const { article } = readArticle({ ...articles.short, photo }, outlets);
  return planCard(article, options, templates, { hasPhoto: true });
}

function faultOf(options: CardOptions): PresscardError {
  try {
    plan(options);
  } catch (error) {
    if (error instanceof PresscardError) return error;
    throw error;
  }
  throw new Error('The options were taken.');
}

describe('a card of which nothing was chosen', () => {
  it('is the size that networks show, as PNG', () => {
    expect(plan({})).toMatchObject({ size: { id: 'og', widthPx: 1200, heightPx: 630 }, format: 'png' });
  });

  it('has the design of its outlet', () => {
    const designs = outlets.all.map(({ id, template }) => [
      template,
      plan({}, { headline: 'Ferry', outlet: id }).template.id,
    ]);
    for (const [wanted, planned] of designs) expect(planned).toBe(wanted);
    expect(new Set(designs.map(([wanted]) => wanted)).size).toBeGreaterThan(1);
  });

  it('shortens a headline that no size holds', () => {
    expect(plan({}).onOverflow).toBe('cut');
  });
});

describe('what a sender chooses', () => {
  it.each(templates.map(({ id }) => id))('the template %s', (template) => {
    const { article } = readArticle({ ...articles.short, items: ['One', 'Two'] }, outlets);
    expect(planCard(article, { template }, templates, { hasPhoto: true }).template.id).toBe(template);
  });

  it('a list of items, which is shown by a design for lists and by no other unasked', () => {
    const { article } = readArticle({ ...articles.short, items: ['One', 'Two'] }, outlets);
    expect(planCard(article, {}, templates).template.id).toBe('index');
    expect(plan({ template: 'index' }).warnings.map(({ code }) => code)).toEqual(['items_missing']);
  });

  it.each(sizeIds)('the size %s', (size) => {
    expect(plan({ size }).size.id).toBe(size);
  });

  it.each([
    ['auto', 'png'],
    ['png', 'png'],
    ['jpg', 'jpg'],
    ['webp', 'webp'],
    ['svg', 'svg'],
  ])('the format %s', (format, planned) => {
    expect(plan({ format }).format).toBe(planned);
  });

  it.each([
    ['shrink', 'cut'],
    ['cut', 'cut'],
    ['refuse', 'refuse'],
  ])('%s for a headline that no size holds', (onOverflow, planned) => {
    expect(plan({ onOverflow }).onOverflow).toBe(planned);
  });
});

describe('a choice that does not exist', () => {
  it.each([
    ['template', 'template_unknown', templates.map(({ id }) => id)],
    ['size', 'size_unknown', sizeIds],
    ['format', 'format_unknown', ['auto', 'png', 'svg']],
    ['onOverflow', 'option_invalid', ['shrink', 'cut', 'refuse']],
  ])('of %s is refused, with what there is', (field, code, allowed) => {
    for (const received of ['zzyzx', '', 'constructor', '__proto__']) {
      const fault = faultOf({ [field]: received });
      expect(fault).toMatchObject({ code, exitStatus: 2, fields: [{ field, received }] });
      for (const one of allowed) expect(fault.message).toContain(one);
      expect(fault.message).not.toContain('zzyzx');
    }
  });
});

describe('a card with a photo', () => {
  it('is the design for photos as JPEG, with its credit, where nothing was chosen', () => {
    const { template, format, photo, warnings } = planWithPhoto({}, { credit: ' Jane\nDoe ' });
    expect([template.id, format, photo, warnings]).toEqual(['photo', 'jpg', { credit: 'Jane Doe' }, []]);
  });

  it('is text alone where the design that was chosen shows none, and says so', () => {
    const { template, format, photo, warnings } = planWithPhoto({ template: 'night' });
    expect([template.id, format, photo]).toEqual(['night', 'png', undefined]);
    expect(warnings.map(({ code }) => code)).toEqual(['photo_not_drawn']);
  });

  it.each([false, 'none'])('has nothing laid over a photo whose syndication is %s', (syndication) => {
    for (const template of [undefined, 'photo']) {
      const planned = planWithPhoto({ template }, { syndication });
      expect([planned.template.id, planned.template.photo]).toEqual(['split', 'beside']);
      expect(planned.warnings.map(({ code }) => code)).toEqual(
        template === undefined ? [] : ['photo_not_overlaid'],
      );
    }
  });

  it('is text alone where the photo is not at hand, and says so', () => {
    const { template, warnings, format } = plan({ template: 'photo' });
    expect([template.id, format, warnings.map(({ code }) => code)]).toEqual([
      'classic',
      'png',
      ['photo_missing'],
    ]);
  });
});

const codesOf = ({ warnings }: CardPlan): string[] => warnings.map(({ code }) => code);

describe('a card whose author has a portrait', () => {
  const author = { name: 'Jane Doe', portrait: 'ab'.repeat(32) };
  const planned = (options: CardOptions, { hasPortrait = true, article = {} } = {}): CardPlan =>
    planCard(readArticle({ ...articles.short, author, ...article }, outlets).article, options, templates, {
      hasPortrait,
    });

  it('shows it as JPEG in the design of opinion, or in the format that was chosen', () => {
    const card = planned({}, { article: { state: 'opinion' } });
    expect([card.template.id, card.portrait, card.format, codesOf(card)]).toEqual([
      'opinion',
      true,
      'jpg',
      [],
    ]);
    expect(planned({ template: 'opinion', format: 'png' }).format).toBe('png');
  });

  it.each(templates.map(({ id }) => id).filter((id) => id !== 'opinion'))(
    'has none in the design %s, and says so',
    (template) => {
      const { portrait, warnings } = planned({ template });
      expect([portrait, warnings.some(({ code }) => code === 'portrait_not_drawn')]).toEqual([
        undefined,
        true,
      ]);
    },
  );

  it('has none where the picture is not at hand, or nobody is named, and says so', () => {
    const missing = planned({ template: 'opinion' }, { hasPortrait: false });
    expect([missing.portrait, missing.format, codesOf(missing)]).toEqual([
      undefined,
      'png',
      ['portrait_not_drawn'],
    ]);
    const nobody = planned({ template: 'opinion' }, { article: { author: undefined } });
    expect([nobody.portrait, codesOf(nobody)]).toEqual([undefined, ['portrait_not_drawn']]);
  });
});
