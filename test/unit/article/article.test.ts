import { describe, expect, it } from 'vitest';
import { readArticle, type Article } from '../../../src/article/article.ts';
import { splitGraphemes } from '../../../src/article/text.ts';
import { PresscardError } from '../../../src/errors.ts';
import { HEADLINE_MAX_CHARS, HEADLINE_MAX_GRAPHEMES, LABEL_MAX_CHARS } from '../../../src/limits.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';

const outlets = createRegistry(builtInOutlets);
const ordinary = { headline: 'Ferry strike ends', date: '2026-03-14', outlet: 'harbour-post' };

function read(input: unknown): Article {
  return readArticle(input, outlets).article;
}

function warningsOf(input: unknown): string[] {
  return readArticle(input, outlets).warnings.map(({ code }) => code);
}

function faultOf(input: unknown): PresscardError {
  try {
    readArticle(input, outlets);
  } catch (error) {
    if (error instanceof PresscardError) return error;
    throw error;
  }
  throw new Error('The article was taken.');
}

describe('an article that cannot be taken', () => {
  it.each([
    ['headline_missing', { outlet: 'rt' }, { field: 'headline', received: undefined }],
    ['headline_blank', { ...ordinary, headline: '' }, { field: 'headline', received: '' }],
    [
      'headline_blank',
      { ...ordinary, headline: ' \u200b\u00ad' },
      { field: 'headline', received: ' \u200b\u00ad' },
    ],
    ['headline_blank', { ...ordinary, headline: '\ud800' }, { field: 'headline', received: '\ud800' }],
    ['article_invalid', { ...ordinary, headline: null }, { field: 'headline', received: null }],
    ['article_invalid', { ...ordinary, headline: 7 }, { field: 'headline', received: 7 }],
    ['article_invalid', { ...ordinary, kicker: ['a'] }, { field: 'kicker', received: ['a'] }],
    ['article_invalid', null, { field: 'article', received: null }],
    ['article_invalid', 'Ferry strike ends', { field: 'article', received: 'Ferry strike ends' }],
    ['article_invalid', [ordinary], { field: 'article', received: [ordinary] }],
    ['outlet_missing', { headline: 'Ferry strike ends' }, { field: 'outlet', received: undefined }],
    ['outlet_missing', { ...ordinary, outlet: '  ' }, { field: 'outlet', received: '  ' }],
    [
      'outlet_missing',
      { headline: 'Ferry', url: 'not an address' },
      { field: 'outlet', received: undefined },
    ],
    [
      'outlet_missing',
      { headline: 'Ferry', url: 'http://127.0.0.1/a' },
      { field: 'outlet', received: undefined },
    ],
    ['outlet_unknown', { ...ordinary, outlet: 'nobody' }, { field: 'outlet', received: 'nobody' }],
    ['date_invalid', { ...ordinary, date: 'soon' }, { field: 'date', received: 'soon' }],
  ])('is refused with %s: %j', (code, input, field) => {
    const fault = faultOf(input);
    expect(fault).toMatchObject({ code, fields: [field] });
    expect(fault.fields[0]!.rule).not.toBe('');
    expect(fault.exitStatus).toBe(2);
    expect(fault.status).toBe(422);
  });

  it('names every wrong field', () => {
    const fault = faultOf({ headline: 1, date: 2, outlet: 3 });
    expect(fault.fields.map(({ field }) => field)).toEqual(['headline', 'date', 'outlet']);
  });

  it('is told the bound that a field breaks', () => {
    const fault = faultOf({ ...ordinary, headline: 'x'.repeat(HEADLINE_MAX_CHARS + 1) });
    expect(fault.fields).toMatchObject([
      { field: 'headline', rule: `at most ${HEADLINE_MAX_CHARS} characters` },
    ]);
  });

  it.each([
    { ...ordinary, headline: '\u200b'.repeat(5) },
    { ...ordinary, outlet: 'zzyzx' },
    { ...ordinary, date: 'zzyzx' },
    { ...ordinary, kicker: { zzyzx: 1 } },
  ])('is never echoed to the public: %j', (input) => {
    expect(faultOf(input).explainWithoutEcho()).not.toMatch(/zzyzx|\u200b/);
  });
});

describe('an article that is taken', () => {
  it('has its headline cleaned and its breaks kept', () => {
    expect(read({ ...ordinary, headline: '  Ferry &amp; port \n strike\u0000 ' }).headline).toBe(
      'Ferry & port\nstrike',
    );
  });

  it('has its date in the outlet’s zone', () => {
    expect(read({ ...ordinary, outlet: 'rt', date: '2026-03-14 09:30' }).date).toMatchObject({
      iso: '2026-03-14T09:30:00+03:00',
    });
  });

  it('has the language it names, else its outlet’s', () => {
    expect(read({ ...ordinary, lang: 'de' }).lang).toBe('de');
    expect(read({ ...ordinary, outlet: 'severny-mayak' }).lang).toBe('ru');
  });

  it.each([
    ['a letter beyond ASCII', 'ё'],
    ['half a surrogate pair', '\ud800'],
    ['nothing', ''],
    ['words', 'not a tag'],
    ['a name that is far too long', 'x'.repeat(300)],
    ['a name that every object has', '__proto__'],
  ])('has its outlet’s language where it names none that exists: %s', (_, lang) => {
    expect(read({ ...ordinary, lang }).lang).toBe('en');
  });

  it('has its kicker cleaned, on one line and bounded', () => {
    expect(read({ ...ordinary, kicker: ' Arts &amp;\nculture ' }).kicker).toBe('Arts & culture');
    expect(read({ ...ordinary, kicker: ' \u200b ' }).kicker).toBeUndefined();
    expect(read({ ...ordinary, kicker: 'x'.repeat(LABEL_MAX_CHARS + 1) }).kicker).toHaveLength(
      LABEL_MAX_CHARS,
    );
  });

  it('has no kicker that ends in half a letter', () => {
    const family = '👩‍👩‍👧';
    const whole = new Set([...splitGraphemes(family), 'x']);
    for (let before = 0; before < 8; before++) {
      const kicker = read({
        ...ordinary,
        kicker: 'x'.repeat(before) + family.repeat(LABEL_MAX_CHARS),
      }).kicker!;
      expect(splitGraphemes(kicker).filter((one) => !whole.has(one))).toEqual([]);
    }
  });
});

describe('the outlet of an article', () => {
  it.each([
    ['its id', { outlet: 'rt' }, 'rt'],
    ['its name', { outlet: 'The Harbour Post' }, 'harbour-post'],
    ['its domain', { outlet: 'www.harbourpost.example' }, 'harbour-post'],
    ['the address of the page', { url: 'https://www.rt.com/news/1-ferry/' }, 'rt'],
    ['a subdomain in the address', { url: 'https://news.rt.com:8443/a?b#c' }, 'rt'],
    ['the address where the outlet is blank', { outlet: ' ', url: 'https://rt.com/a' }, 'rt'],
    [
      'the outlet, not the address, where both are given',
      { outlet: 'rt', url: 'https://faros.example/' },
      'rt',
    ],
  ])('is found by %s', (_, how, id) => {
    expect(read({ headline: 'Ferry strike ends', ...how }).outlet.id).toBe(id);
  });

  it('is a neutral one for a domain that nobody described', () => {
    const { outlet } = read({ headline: 'Ferry', url: 'https://www.islandnews.example/a' });
    expect(outlet.name).toBe('islandnews.example');
    expect(outlet.domains).toEqual(['islandnews.example']);
    expect(builtInOutlets.map(({ colour }) => colour as string)).not.toContain(outlet.colour);
  });

  it('is refused like any other word where a domain is too long to stand on a card', () => {
    const outlet = `${'island.'.repeat(20)}example`;
    expect(faultOf({ ...ordinary, outlet })).toMatchObject({ code: 'outlet_unknown' });
  });
});

describe('a warning', () => {
  it('is not given for an ordinary article', () => {
    expect(warningsOf(ordinary)).toEqual([]);
  });

  it.each([undefined, '', '  '])('says that there is no date: %j', (date) => {
    const { article, warnings } = readArticle({ ...ordinary, date }, outlets);
    expect(article.date).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toEqual(['date_missing']);
  });

  it('names a field that nobody knows', () => {
    const { warnings } = readArticle({ ...ordinary, headlin: 'x' }, outlets);
    expect(warnings).toMatchObject([{ code: 'field_unknown', message: expect.stringContaining('headlin') }]);
  });

  it('is given for a few unknown fields only, however many come', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]));
    expect(warningsOf({ ...ordinary, ...many }).length).toBeLessThan(50);
  });

  it('says that the headline was cut to the bound', () => {
    expect(warningsOf({ ...ordinary, headline: 'x'.repeat(HEADLINE_MAX_GRAPHEMES + 1) })).toEqual([
      'headline_shortened',
    ]);
  });

  it('says that a date can be read in two ways', () => {
    expect(warningsOf({ ...ordinary, date: '03/04/2026' })).toEqual(['date_ambiguous']);
  });
});
