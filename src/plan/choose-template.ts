import type { Article, Warning } from '../article/article.ts';
import type { ArticleState } from '../article/state.ts';
import type { CardPlan } from './plan.ts';
import type { Template } from '../../templates/template.ts';

/** What stands in for a design that cannot be had. */
const TEXT_TEMPLATE = 'classic';
/** For a card with a photo, where neither outlet nor sender chose: over it, and where nothing may be laid over it. */
const PHOTO_TEMPLATE = 'photo';
export const BESIDE_TEMPLATE = 'split';

interface Choice {
  readonly template: Template;
  readonly warnings: readonly Warning[];
}

interface Subject {
  readonly article: Article;
  readonly state: ArticleState;
  readonly hasPhoto: boolean;
}

/**
 * The design of a card: what the sender asked for, else what the article's state and photo ask for, else the
 * outlet's own; and never one that cannot show what there is as it may be shown.
 *
 * @param wanted by the sender.
 */
export function chooseTemplate(
  subject: Subject,
  templates: readonly Template[],
  wanted: Template | undefined,
): Choice {
  const { article, hasPhoto } = subject;
  const mayBeOverlaid = article.photo?.mayBeOverlaid ?? true;
  const byId = (id: string): Template => templates.find((one) => one.id === id) ?? templates[0]!;
  const template = wanted ?? ownChoice(subject, templates, byId);

  if (template.photo !== undefined && !hasPhoto && !template.photoIsOptional) {
    const own = byId(article.outlet.template);
    const instead = own.photo === undefined || own.photoIsOptional ? own : byId(TEXT_TEMPLATE);
    const message = `The template ${template.id} shows a photo and there is none; the card has text alone.`;
    return { template: instead, warnings: [{ code: 'photo_missing', message }] };
  }
  if (template.photo === 'under' && hasPhoto && !mayBeOverlaid) {
    const message = 'Nothing may be laid over this photo, so it stands beside the text.';
    return { template: byId(BESIDE_TEMPLATE), warnings: [{ code: 'photo_not_overlaid', message }] };
  }
  if (template.omitsNotice && article.notice !== undefined) {
    const message = `The template ${template.id} has no room for the notice that must stand on the card.`;
    return { template: byId(BESIDE_TEMPLATE), warnings: [{ code: 'notice_not_drawn', message }] };
  }
  if (template.items && article.items.length === 0) {
    const message = `The template ${template.id} shows items and the article has none.`;
    return { template: byId(TEXT_TEMPLATE), warnings: [{ code: 'items_missing', message }] };
  }
  if (template.photo === undefined && hasPhoto) {
    const message = `The template ${template.id} shows no photo.`;
    return { template, warnings: [{ code: 'photo_not_drawn', message }] };
  }
  return { template, warnings: [] };
}

function ownChoice(
  { article: { outlet, photo, items }, state, hasPhoto }: Subject,
  templates: readonly Template[],
  byId: (id: string) => Template,
): Template {
  const own = byId(outlet.template);
  if (items.length > 0) return templates.find((one) => one.items) ?? own;
  const ofState = templates.find((one) => one.state === state.is);
  if (!hasPhoto) return ofState ?? own;
  // A form that says what kind it is keeps its words; the others show their badge on the photo.
  if (ofState && (ofState.photo !== undefined || state.is === 'quote')) return ofState;
  if (photo?.mayBeOverlaid === false) return byId(BESIDE_TEMPLATE);
  return own.photo === undefined ? byId(PHOTO_TEMPLATE) : own;
}

/** Designs in which more of a headline stands, to be tried in this order; a photo is given up last. */
export function roomierTemplates({ template, photo, photoMayLieUnder }: CardPlan): readonly string[] {
  // A list in another design would be a title without its list.
  if (template.items) return [];
  return [...(photo && photoMayLieUnder ? [PHOTO_TEMPLATE] : []), TEXT_TEMPLATE].filter(
    (id) => id !== template.id,
  );
}
