import type { ArticleInput } from './article.ts';

/** The fields of an article that are one text each, as an option of the command line or a parameter of an address gives them. */
export const writtenFields = [
  'headline',
  'date',
  'outlet',
  'kicker',
  'url',
  'lang',
  'author',
  'standfirst',
  'state',
  'until',
  'updated',
  'notice',
] as const satisfies readonly (keyof ArticleInput)[];
