import type { Article } from '../article/article.ts';
import { PresscardError } from '../errors.ts';
import { sizeIds, sizes, type SizeId } from '../../templates/sizes.ts';
import type { CardSubject, Template } from '../../templates/template.ts';

export const formatIds = ['auto', 'png', 'svg'] as const;

/** What a sender may choose about a card, beside the article. */
export interface CardOptions {
  readonly template?: string | undefined;
  readonly size?: string | undefined;
  readonly format?: string | undefined;
  /** `cut` shortens a headline that fits at no size; `refuse` makes it an error, because a cut can turn a meaning round. */
  readonly onOverflow?: string | undefined;
}

/** Everything that decides how a card looks, with nothing left to choose. */
export interface CardPlan extends CardSubject {
  readonly template: Template;
  readonly format: 'png' | 'svg';
  readonly onOverflow: 'cut' | 'refuse';
}

const overflowIds = ['shrink', 'cut', 'refuse'] as const;

/** @throws PresscardError `template_unknown`, `size_unknown`, `format_unknown` or `option_invalid`. */
export function planCard(article: Article, options: CardOptions, templates: readonly Template[]): CardPlan {
  const templateId = options.template ?? article.outlet.template;
  const template = templates.find(({ id }) => id === templateId);
  if (!template) {
    throw unknown(
      'template',
      'template_unknown',
      templateId,
      templates.map(({ id }) => id),
    );
  }
  const format = oneOf('format', 'format_unknown', options.format ?? 'auto', formatIds);
  const overflow = oneOf('onOverflow', 'option_invalid', options.onOverflow ?? 'shrink', overflowIds);
  return {
    article,
    template,
    size: sizes[oneOf('size', 'size_unknown', options.size ?? 'og', sizeIds) as SizeId],
    // Text cards have flat colours, for which PNG is both the smallest and the sharpest.
    format: format === 'auto' ? 'png' : format,
    onOverflow: overflow === 'refuse' ? 'refuse' : 'cut',
  };
}

function oneOf<const T extends string>(
  field: string,
  code: 'size_unknown' | 'format_unknown' | 'option_invalid',
  value: string,
  allowed: readonly T[],
): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw unknown(field, code, value, allowed);
  return found;
}

function unknown(
  field: string,
  code: 'template_unknown' | 'size_unknown' | 'format_unknown' | 'option_invalid',
  value: string,
  allowed: readonly string[],
): PresscardError {
  const rule = `one of ${allowed.join(', ')}`;
  return new PresscardError(code, `The ${field} must be ${rule}.`, {
    fields: [{ field, rule, received: value }],
  });
}
