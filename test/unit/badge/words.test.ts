import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badgeKeys, type BadgeKey } from '../../../src/badge/badge-key.ts';
import { sources } from '../../../src/badge/sources.ts';
import { withBadgeTable } from '../../../src/badge/table.ts';
import { badgeWord, badgeWords } from '../../../src/badge/words.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';

const outletLanguages = [...new Set(builtInOutlets.map(({ language }) => language))];

/** What a word is filled with; every other one stands as it is. */
const placeholders: Partial<Record<BadgeKey, string>> = {
  updated: '{date}',
  yearFrom: '{year}',
  photo: '{credit}',
  stars: '{stars}',
};

const entries = Object.entries(badgeWords).flatMap(([tag, language]) =>
  Object.entries(language).flatMap(([source, words]) =>
    Object.entries(words).map(([key, word]) => ({ tag, source, key: key as BadgeKey, word })),
  ),
);

function wordOf(key: BadgeKey, lang: string): string | undefined {
  return badgeWord(key, lang)?.word;
}

describe('the words on badges', () => {
  it.each(outletLanguages)('say live, breaking and paid in the language of every outlet: %s', (language) => {
    for (const key of ['live', 'breaking', 'paid', 'updated'] as const)
      expect(badgeWord(key, language), key).toBeDefined();
  });

  it('each have a source that is listed, and no source is listed for nothing', () => {
    for (const { tag, source, key } of entries)
      expect(Object.keys(sources), `${tag} ${key}`).toContain(source);
    expect(new Set(entries.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)));
  });

  it('are answered with their source', () => {
    expect(badgeWord('live', 'ar')).toEqual({ word: 'مباشر', source: 'bbc' });
    expect(badgeWord('obituary', 'ru')).toEqual({ word: 'Некролог', source: 'mueller' });
  });

  it('come from one source each', () => {
    const names = entries.map(({ tag, key }) => `${tag} ${key}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it('have their placeholder once, and no other', () => {
    for (const { tag, key, word } of entries) {
      const wanted = placeholders[key];
      expect(word.match(/\{.*?\}/g) ?? [], `${tag} ${key}`).toEqual(wanted === undefined ? [] : [wanted]);
    }
  });

  it('are composed, trimmed and begin with a capital where their script has capitals', () => {
    for (const { tag, key, word } of entries) {
      expect(word, `${tag} ${key}`).toBe(word.normalize('NFC').trim());
      expect(word, `${tag} ${key}`).not.toMatch(/^\p{Ll}/u);
    }
  });

  it('are keyed by tags as BCP 47 writes them', () => {
    for (const tag of Object.keys(badgeWords)) expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });

  it('have every key in English', () => {
    for (const key of badgeKeys) expect(badgeWord(key, 'en'), key).toBeDefined();
  });
});

describe('the language of a badge', () => {
  it.each([
    ['en-GB', 'Live'],
    ['ar-EG', 'مباشر'],
    ['de-CH', 'Live'],
    ['DE_at', 'Live'],
    ['es', 'En vivo'],
    ['es-MX', 'En vivo'],
    ['es-ES', 'En directo'],
    ['pt-BR', 'Ao vivo'],
    ['pt-PT', 'Em direto'],
    ['sr', 'Уживо'],
    ['sr-Latn', 'Uživo'],
    ['sr-Latn-RS', 'Uživo'],
    ['sr-Cyrl-BA', 'Уживо'],
    ['sr-ME', 'Uživo'],
    ['no', 'Direkte'],
    ['iw', 'שידור חי'],
    ['uz-Cyrl', 'Жонли'],
    ['uz-UZ', 'Jonli'],
    ['pa-IN', 'ਲਾਈਵ'],
  ])('of %s is the nearest in the table: %s', (lang, live) => {
    expect(wordOf('live', lang)).toBe(live);
  });

  it.each([
    ['zh', '视频'],
    ['zh-CN', '视频'],
    ['zh-Hans-HK', '视频'],
    ['zh-TW', '視頻'],
    ['zh-Hant', '視頻'],
    ['yue', '視頻'],
    ['yue-HK', '視頻'],
  ])('of %s writes Chinese by its hand: %s', (lang, video) => {
    expect(wordOf('video', lang)).toBe(video);
  });

  it('of a region has the words that it does not say otherwise', () => {
    expect(wordOf('podcast', 'es-ES')).toBe('Podcast');
    expect(wordOf('paid', 'pt-PT')).toBe('Patrocinado');
  });

  it.each(['pa-Arab', 'pa-PK', 'az-Arab', 'ms-Arab', 'uz-AF', 'tlh', 'x-private', '', 'constructor', '-'])(
    'has no word where the table has none: “%s”',
    (lang) => {
      for (const key of badgeKeys) expect(badgeWord(key, lang)).toBeUndefined();
    },
  );
});

it('docs/badges.md lists the words of the code (npm run badge-table)', () => {
  const file = readFileSync(new URL('../../../docs/badges.md', import.meta.url), 'utf8');
  for (const tag of Object.keys(badgeWords)) expect(file).toContain(`| \`${tag}\` |`);
  expect(withBadgeTable(file)).toBe(file);
});
