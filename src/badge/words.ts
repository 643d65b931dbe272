import type { BadgeKey, LanguageWords } from './badge-key.ts';
import type { SourceId } from './sources.ts';
import { wordTags } from './word-tags.ts';
import { africa } from './words/africa.ts';
import { eastAsia } from './words/east-asia.ts';
import { easternEurope } from './words/eastern-europe.ts';
import { southAsia } from './words/south-asia.ts';
import { westernAndCentralAsia } from './words/western-and-central-asia.ts';
import { westernEurope } from './words/western-europe.ts';

export type { BadgeKey } from './badge-key.ts';

/** By BCP 47 tag: a language, with its script where newsrooms write it in several, or with a region that differs. */
export const badgeWords: Readonly<Record<string, LanguageWords>> = {
  ...westernEurope,
  ...easternEurope,
  ...westernAndCentralAsia,
  ...southAsia,
  ...eastAsia,
  ...africa,
};

/**
 * @param lang BCP 47 tag. A region without words of its own has those of its language; another script than the
 *   table's has none.
 * @returns undefined where no source has the word.
 */
export function badgeWord(key: BadgeKey, lang: string): { word: string; source: SourceId } | undefined {
  for (const tag of wordTags(lang)) {
    const language = Object.hasOwn(badgeWords, tag) ? badgeWords[tag]! : {};
    for (const source of Object.keys(language) as SourceId[]) {
      const word = language[source]?.[key];
      if (word !== undefined) return { word, source };
    }
  }
  return undefined;
}
