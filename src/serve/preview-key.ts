import type { CardPlan } from '../plan/plan.ts';
import { sha256Hex } from '../card/digest.ts';
import { VERSION } from '../version.ts';

/**
 * The key of a preview, known before it is rendered: a digest of everything that changes a pixel, the version
 * of the renderer included.
 */
export async function previewKey({ article, template, size, format, onOverflow }: CardPlan): Promise<string> {
  const inputs = JSON.stringify([VERSION, article, template.id, size.id, format, onOverflow]);
  return sha256Hex(inputs);
}
