import type { Article, Warning } from '../article/article.ts';
import { PresscardError } from '../errors.ts';
import { sizeIds, sizes, type SizeId } from '../../templates/sizes.ts';
import type { CardSubject, Template } from '../../templates/template.ts';

export const formatIds = ['auto', 'png', 'jpg', 'webp', 'svg'] as const;

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
  readonly format: Exclude<(typeof formatIds)[number], 'auto'>;
  readonly onOverflow: 'cut' | 'refuse';
  /** Where the photo is not shown as it was asked for. */
  readonly warnings: readonly Warning[];
}

const overflowIds = ['shrink', 'cut', 'refuse'] as const;

/** What a card with a photo is drawn with, where nobody chose. */
const PHOTO_TEMPLATE = 'photo';
/** What stands in for a design that shows photos, where there is none. */
const TEXT_TEMPLATE = 'classic';

/**
 * @param photo.isAtHand whether the bytes of the article's photo are there: without them it has none.
 * @throws PresscardError `template_unknown`, `size_unknown`, `format_unknown` or `option_invalid`.
 */
export function planCard(
  article: Article,
  options: CardOptions,
  templates: readonly Template[],
  photo: { isAtHand: boolean } = { isAtHand: false },
): CardPlan {
  const format = oneOf('format', 'format_unknown', options.format ?? 'auto', formatIds);
  const overflow = oneOf('onOverflow', 'option_invalid', options.onOverflow ?? 'shrink', overflowIds);
  const { template, warnings } = chooseTemplate(article, options.template, templates, photo);
  const showsPhoto = photo.isAtHand && template.photo !== undefined;
  return {
    article,
    template,
    size: sizes[oneOf('size', 'size_unknown', options.size ?? 'og', sizeIds) as SizeId],
    photo: showsPhoto ? { credit: article.photo?.credit } : undefined,
    // Text cards have flat colours, for which PNG is both the smallest and the sharpest; a photo is a JPEG's.
    format: format === 'auto' ? (showsPhoto ? 'jpg' : 'png') : format,
    onOverflow: overflow === 'refuse' ? 'refuse' : 'cut',
    warnings,
  };
}

/** The template that was asked for, unless it cannot show the photo as it may be shown. */
function chooseTemplate(
  article: Article,
  wanted: string | undefined,
  templates: readonly Template[],
  { isAtHand }: { isAtHand: boolean },
): { template: Template; warnings: readonly Warning[] } {
  const mayBeOverlaid = article.photo?.mayBeOverlaid ?? true;
  const own = article.outlet.template;
  const template = find(wanted ?? (isAtHand && mayBeOverlaid ? PHOTO_TEMPLATE : own), templates);
  const instead = (code: string, message: string) => {
    const ofOutlet = find(own, templates);
    return {
      template: ofOutlet.photo === undefined ? ofOutlet : find(TEXT_TEMPLATE, templates),
      warnings: [{ code, message }],
    };
  };
  if (template.photo !== undefined && !isAtHand) {
    return instead('photo_missing', `The template ${template.id} shows a photo and there is none; the card has text alone.`); // prettier-ignore
  }
  if (template.photo === 'under' && !mayBeOverlaid) {
    return instead('photo_not_overlaid', 'Nothing may be laid over this photo, so the card has text alone.');
  }
  if (template.photo === undefined && isAtHand) {
    const message = mayBeOverlaid
      ? `The template ${template.id} shows no photo.`
      : 'Nothing may be laid over this photo, so the card has text alone.';
    return { template, warnings: [{ code: 'photo_not_drawn', message }] };
  }
  return { template, warnings: [] };
}

function find(templateId: string, templates: readonly Template[]): Template {
  const template = templates.find(({ id }) => id === templateId);
  if (!template) {
    throw unknown(
      'template',
      'template_unknown',
      templateId,
      templates.map(({ id }) => id),
    );
  }
  return template;
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
