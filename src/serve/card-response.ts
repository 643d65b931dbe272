import { readArticle } from '../article/article.ts';
import { renderCard } from '../pipeline.ts';
import { planCard, type CardOptions } from '../plan/plan.ts';
import type { Press } from '../press.ts';
import type { StoredCard } from '../ports.ts';
import { cardKey } from './card-key.ts';

/**
 * A card as an answer. A card that the store has is not rendered again; the answer itself is never stored by
 * anyone else, because this route is for trying and previews.
 */
export async function cardResponse(press: Press, input: unknown, options: CardOptions): Promise<Response> {
  const { article, warnings: known } = readArticle(input, press.outlets);
  const key = await cardKey(planCard(article, options, press.templates));
  const stored = await press.ports.store.get(key);
  if (stored)
    return answer(
      stored,
      known.map(({ code }) => code),
    );

  const { bytes, contentType, warnings, timings } = await renderCard(press, input, options);
  await press.ports.store.put(key, { bytes, contentType });
  const serverTiming = Object.entries(timings)
    .map(([stage, ms]) => `${stage};dur=${ms}`)
    .join(', ');
  return answer(
    { bytes, contentType },
    warnings.map(({ code }) => code),
    { 'server-timing': serverTiming },
  );
}

function answer(
  { bytes, contentType }: StoredCard,
  warnings: readonly string[],
  headers: Record<string, string> = {},
): Response {
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-length': String(bytes.byteLength),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // An SVG opened by itself is a document: it may do nothing.
      'content-security-policy': "default-src 'none'; sandbox",
      ...(warnings.length > 0 ? { 'presscard-warnings': [...new Set(warnings)].join(', ') } : {}),
    },
  });
}
