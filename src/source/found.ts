import type { ArticleInput, Warning } from '../article/article.ts';
import type { FactSource } from './fact.ts';

/** Where the value of a field was found, and how sure that is, from 0 to 1. */
export interface FieldSource {
  readonly field: string;
  readonly source: FactSource;
  /** What exactly it was there: `og:title`, `stated twice near the date`. */
  readonly detail: string;
  readonly confidence: number;
}

/** Fields as they were found; a field that was not found is absent. */
export type FoundArticle = { readonly [Field in keyof ArticleInput]?: ArticleInput[Field] };

/** What a source says about its article: found, not yet checked. */
export interface Found {
  readonly article: FoundArticle;
  readonly sources: readonly FieldSource[];
  readonly warnings: readonly Warning[];
}

/** Below this a value is a guess. */
const SURE_FROM = 0.5;
/** The fields that make a card: a wrong one is seen by every reader. */
const SHOWN = new Set(['headline', 'date', 'outlet']);

/** A warning for every field of a card that is no more than a guess. */
export function guesses(sources: readonly FieldSource[]): Warning[] {
  return sources
    .filter(({ field, confidence }) => SHOWN.has(field) && confidence < SURE_FROM)
    .map(({ field, source, detail }) => ({
      code: `${field}_guessed`,
      message: `The ${field} is a guess, from ${source}: ${detail}. Check it, or give the field yourself.`,
    }));
}
