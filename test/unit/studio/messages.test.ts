import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateIds } from '../../../src/article/state.ts';
import { interfaceLanguage, interfaceLanguages } from '../../../src/studio/language.ts';
import { createWords } from '../../../src/studio/client/words.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { templates } from '../../../templates/registry.ts';

type Text = string | Readonly<Record<string, string>>;
const folder = new URL('../../../src/studio/messages/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  language: name.replace('.json', ''),
  texts: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, Text>,
}));
const english = files.find(({ language }) => language === 'en')!.texts;
const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(files)('the interface in $language', ({ language, texts }) => {
  it('has every text, and none that nobody shows', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it('puts into each text what English puts there', () => {
    for (const [key, text] of Object.entries(texts)) {
      if (key === 'language') continue;
      const wanted = holes(forms(english[key]!).at(-1)!);
      // A form for one thing alone may say it in a word.
      expect([key, holes(typeof text === 'string' ? text : text['other']!)]).toEqual([key, wanted]);
      for (const form of forms(text)) expect(wanted).toEqual(expect.arrayContaining(holes(form)));
    }
  });

  it('has a form for every number of its own', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(texts))
      if (typeof text === 'object' && key !== 'language')
        expect([key, Object.keys(text).sort()]).toEqual([key, [...needed].sort()]);
  });
});

it('sizes, kinds and built-in templates have names', () => {
  const names = [
    ...sizeIds.map((id) => `size.${id}`),
    ...stateIds.map((id) => `state.${id}`),
    ...templates.map(({ id }) => `template.${id}`),
  ];
  expect(names.filter((name) => !(name in english))).toEqual([]);
});

const say = (language: string, n: number): string => {
  const { messages } = interfaceLanguages.find(({ tag }) => tag === language)!;
  return createWords({ language, messages })('headline.count', { n });
};

describe('the language of the interface', () => {
  it.each([
    { chosen: 'ru', accepted: 'en', tag: 'ru' },
    { chosen: undefined, accepted: 'de, ar;q=0.5', tag: 'ar' },
    { chosen: undefined, accepted: 'en;q=0.1, ru-RU;q=0.8', tag: 'ru' },
    { chosen: 'xx', accepted: 'de', tag: 'en' },
    { chosen: undefined, accepted: null, tag: 'en' },
    { chosen: undefined, accepted: ';;q=,,=', tag: 'en' },
    { chosen: undefined, accepted: 'ru;q=0', tag: 'en' },
  ])('is $tag for a choice of $chosen and a browser of $accepted', ({ chosen, accepted, tag }) => {
    expect(interfaceLanguage(chosen, accepted).tag).toBe(tag);
  });

  it('counts as its own grammar does', () => {
    expect(['en', 'ru', 'ar'].map((language) => say(language, 2))).toEqual([
      '2 characters',
      '2 знака',
      'حرفان',
    ]);
    expect(say('ru', 21)).toBe('21 знак');
    expect(say('en', 1)).toBe('1 character');
  });
});
