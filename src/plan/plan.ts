import type { Article, Warning } from '../article/article.ts';
import { PresscardError } from '../errors.ts';
import { sizeIds, sizes, type SizeId } from '../../templates/sizes.ts';
import { themeIds, type CardSubject, type Template } from '../../templates/template.ts';
import { usedPhoto, usedState } from '../outlet/rules.ts';
import { chooseTemplate } from './choose-template.ts';
import { stateAt, yearStampAt } from './times.ts';

export const formatIds = ['auto', 'png', 'jpg', 'webp', 'svg'] as const;

/** What a sender may choose about a card, beside the article. */
export interface CardOptions {
  readonly template?: string | undefined;
  readonly size?: string | undefined;
  readonly format?: string | undefined;
  /** `light` or `dark`; the template's own when left out. */
  readonly theme?: string | undefined;
  /**
   * What becomes of a headline that fits at no size. `shrink`, the default: a design with more room takes over,
   * and only if it does not fit there either it is cut. `cut`: it is cut in the design that was asked for.
   * `refuse`: it is an error, because a cut can turn a meaning round. A quote is never cut.
   */
  readonly onOverflow?: string | undefined;
}

/** Everything that decides how a card looks, with nothing left to choose. */
export interface CardPlan extends CardSubject {
  readonly template: Template;
  readonly format: Exclude<(typeof formatIds)[number], 'auto'>;
  readonly onOverflow: 'cut' | 'refuse';
  /** Whether a design with more room may take over before the headline is cut or refused. */
  readonly mayTakeOver: boolean;
  /** Whether the photo may lie under the texts, in this design or in one that takes over. */
  readonly photoMayLieUnder: boolean;
  /** Where something is not shown as it was asked for. */
  readonly warnings: readonly Warning[];
}

/** When a card is looked at, and what there is to show. */
export interface SeenAs {
  readonly nowMs?: number | undefined;
  readonly hasPhoto?: boolean;
  readonly hasPortrait?: boolean;
  /** False once a text was found to cover what the photo is about. */
  readonly photoMayLieUnder?: boolean;
}

const overflowIds = ['shrink', 'cut', 'refuse'] as const;

/**
 * @param at.nowMs when the card is looked at, in ms since 1970: a state ends, an article grows old. Left out, it has just been published.
 * @param at.hasPhoto whether the bytes of the article's photo are there: without them it has none.
 * @param at.hasPortrait the same of its author's portrait.
 * @throws PresscardError `template_unknown`, `size_unknown`, `format_unknown` or `option_invalid`.
 */
export function planCard(
  article: Article,
  options: CardOptions,
  templates: readonly Template[],
  {
    nowMs = -Infinity,
    hasPhoto: bytesAreThere = false,
    hasPortrait = false,
    photoMayLieUnder = true,
  }: SeenAs = {},
): CardPlan {
  const format = oneOf('format', 'format_unknown', options.format ?? 'auto', formatIds);
  const overflow = oneOf('onOverflow', 'option_invalid', options.onOverflow ?? 'shrink', overflowIds);
  const { state, warnings: unused } = usedState(article.outlet, stateAt(article, nowMs));
  const { photo, warnings: uncredited } = usedPhoto(article, bytesAreThere);
  const hasPhoto = photo !== undefined;
  const { template, warnings: chosen } = chooseTemplate(
    { article, state, hasPhoto },
    templates,
    options.template === undefined ? undefined : find(options.template, templates),
  );
  const themes = template.themes ?? [themeIds[0]];
  const wanted =
    options.theme === undefined ? undefined : oneOf('theme', 'option_invalid', options.theme, themeIds);
  const theme = themes.find((one) => one === wanted) ?? themes[0]!;
  const showsPhoto = hasPhoto && template.photo !== undefined;
  const showsPortrait = hasPortrait && template.portrait === true && article.author !== undefined;
  const isPortraitMissed = !showsPortrait && (hasPortrait || article.author?.portrait !== undefined);
  const warnings = [...unused, ...uncredited, ...chosen];
  return {
    article,
    state,
    template,
    theme,
    size: sizes[oneOf('size', 'size_unknown', options.size ?? 'og', sizeIds) as SizeId],
    photo: showsPhoto ? photo : undefined,
    portrait: showsPortrait ? true : undefined,
    yearStamp: template.stampsYear ? yearStampAt(article, nowMs) : undefined,
    // Text cards have flat colours, for which PNG is both the smallest and the sharpest; a photo is a JPEG's.
    format: format === 'auto' ? (showsPhoto || showsPortrait ? 'jpg' : 'png') : format,
    // What somebody said is theirs: less of it is another statement.
    onOverflow: overflow === 'refuse' || state.is === 'quote' ? 'refuse' : 'cut',
    mayTakeOver: overflow !== 'cut',
    photoMayLieUnder: photoMayLieUnder && (article.photo?.mayBeOverlaid ?? true),
    warnings: [
      ...warnings,
      ...(wanted === undefined || wanted === theme
        ? []
        : [{ code: 'theme_missing', message: `The template ${template.id} has no ${wanted} theme.` }]),
      ...(isPortraitMissed
        ? [{ code: 'portrait_not_drawn', message: whyNoPortrait(template, article) }]
        : []),
    ],
  };
}

function whyNoPortrait(template: Template, { author }: Article): string {
  if (!template.portrait) return `The template ${template.id} shows no portrait of the author.`;
  return author === undefined
    ? 'The portrait has no author to stand beside; the card shows none.'
    : 'The portrait of the author is named, and its picture is not there; the card shows none.';
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
