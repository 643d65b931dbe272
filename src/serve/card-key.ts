import type { CardPlan } from '../plan/plan.ts';
import { VERSION } from '../version.ts';

/**
 * The key of a card, known before it is rendered: a digest of everything that changes a pixel, the version
 * of the renderer included.
 */
export async function cardKey({ article, template, size, format, onOverflow }: CardPlan): Promise<string> {
  const inputs = JSON.stringify([VERSION, article, template.id, size.id, format, onOverflow]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inputs));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
