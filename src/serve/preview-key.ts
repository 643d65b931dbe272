import type { CardPlan } from '../plan/plan.ts';
import { sha256Hex } from '../card/digest.ts';
import { VERSION } from '../version.ts';

/**
 * The key of a preview, known before it is rendered: a digest of everything that changes a pixel, the version
 * of the renderer included.
 */
export async function previewKey(plan: CardPlan): Promise<string> {
  const { article, state, yearStamp, template, theme, size, format, onOverflow } = plan;
  const inputs = JSON.stringify([
    VERSION,
    article,
    state,
    yearStamp,
    template.id,
    theme,
    size.id,
    format,
    onOverflow,
  ]);
  return sha256Hex(inputs);
}
