import { PresscardError } from '../errors.ts';
import { CARD_QUERY_MAX_BYTES } from '../limits.ts';
import type { CardOptions } from '../plan/plan.ts';
import type { ArticleInput } from '../article/article.ts';
import { writtenFields } from '../article/written-fields.ts';

const ARTICLE_PARAMETERS = [...writtenFields, 'locale', 'zone'] as const;
const CARD_PARAMETERS = ['template', 'size', 'theme', 'onOverflow'] as const;
/** What `/card.png` and its siblings may be asked with. */
export const PARAMETERS: readonly string[] = [...ARTICLE_PARAMETERS, ...CARD_PARAMETERS];

/**
 * The article and the options of a query string. Empty parameters count as left out, as a form sends them.
 *
 * @throws PresscardError `address_too_long`, or `option_invalid` for a parameter that is unknown or there twice.
 */
export function readCardQuery(url: URL): { article: Partial<ArticleInput>; options: CardOptions } {
  if (url.search.length > CARD_QUERY_MAX_BYTES) {
    throw new PresscardError(
      'address_too_long',
      `The address must be at most ${CARD_QUERY_MAX_BYTES / 1024} KB long.`,
    );
  }
  const values: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (!PARAMETERS.includes(name))
      throw invalid(`One parameter of the address is not known. Use ${PARAMETERS.join(', ')}.`);
    if (name in values) throw invalid(`The parameter ${name} stands in the address twice.`);
    values[name] = value;
  }
  return { article: pick(values, ARTICLE_PARAMETERS), options: pick(values, CARD_PARAMETERS) };
}

function pick<T extends string>(values: Record<string, string>, names: readonly T[]): { [K in T]?: string } {
  const picked: { [K in T]?: string } = {};
  for (const name of names) {
    const value = values[name];
    if (value !== undefined && value.trim() !== '') picked[name] = value;
  }
  return picked;
}

function invalid(message: string): PresscardError {
  return new PresscardError('option_invalid', message);
}
