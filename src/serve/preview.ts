import { readArticle } from '../article/article.ts';
import { planCard, type CardOptions } from '../plan/plan.ts';
import { goOn } from '../service/go-on.ts';
import type { Service } from '../service/service.ts';
import { previewKey } from './preview-key.ts';

/**
 * A card for trying and for the studio, which nobody else keeps. One that was just shown is not rendered
 * again.
 */
export async function previewResponse(
  service: Service,
  input: unknown,
  options: CardOptions,
): Promise<Response> {
  const { press, printer, previews } = service;
  const { article, warnings: known } = readArticle(input, press.outlets);
  const key = await previewKey(
    planCard(article, options, press.templates, { nowMs: press.ports.clock.now() }),
  );
  const shown = await previews.get(key);
  if (shown)
    return answer(
      shown,
      known.map(({ code }) => code),
    );

  const { card, fallback } = await goOn(service, printer.print(key, { article: input, options }));
  const { bytes, contentType, warnings, timings } = card;
  if (fallback === undefined) await previews.put(key, { bytes, contentType, tags: [] });
  const serverTiming = Object.entries(timings)
    .map(([stage, ms]) => `${stage};dur=${ms}`)
    .join(', ');
  return answer(
    { bytes, contentType },
    warnings.map(({ code }) => code),
    { 'server-timing': serverTiming, ...(fallback === undefined ? {} : { 'x-card-fallback': fallback }) },
  );
}

function answer(
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
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
