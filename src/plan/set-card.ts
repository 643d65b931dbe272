import type { Warning } from '../article/article.ts';
import { PresscardError } from '../errors.ts';
import type { Typesetter } from '../typeset/typesetter.ts';
import type { CardTexts, SetTexts } from '../../templates/template.ts';
import { roomierTemplates } from './choose-template.ts';
import type { CardPlan } from './plan.ts';
import { setTexts } from './set-texts.ts';

/** A card whose texts stand. */
export interface SetCard {
  readonly plan: CardPlan;
  readonly texts: CardTexts;
  readonly set: SetTexts;
  /** Of the plan and of its texts. */
  readonly warnings: readonly Warning[];
}

/**
 * Sets the texts of a card. Where its headline would be cut or refused, a design with more room takes over if
 * the headline stands whole in that.
 *
 * @param replan the same card in another design.
 * @throws PresscardError `headline_too_long`, `notice_too_long`, `font_missing`.
 */
export async function setCard(
  typesetter: Typesetter,
  plan: CardPlan,
  replan: (template: string) => CardPlan,
): Promise<SetCard> {
  const first = await trySetting(typesetter, plan);
  if (isWhole(first) || !plan.mayTakeOver) return orThrow(first);
  for (const id of roomierTemplates(plan)) {
    const other = await trySetting(typesetter, replan(id));
    if (!isWhole(other)) continue;
    const message = `The headline does not fit in the template ${plan.template.id}, so ${id} shows it whole.`;
    return { ...other, warnings: [...other.warnings, { code: 'template_roomier', message }] };
  }
  return orThrow(first);
}

type Attempt = SetCard | PresscardError;

async function trySetting(typesetter: Typesetter, plan: CardPlan): Promise<Attempt> {
  const texts = plan.template.texts(plan);
  try {
    const { texts: set, warnings } = await setTexts(typesetter, texts, plan);
    return { plan, texts, set, warnings: [...plan.warnings, ...warnings] };
  } catch (error) {
    if (error instanceof PresscardError && error.code === 'headline_too_long') return error;
    throw error;
  }
}

function isWhole(attempt: Attempt): attempt is SetCard {
  return !(attempt instanceof PresscardError) && attempt.set['headline']?.truncated !== true;
}

function orThrow(attempt: Attempt): SetCard {
  if (attempt instanceof PresscardError) throw attempt;
  return attempt;
}
