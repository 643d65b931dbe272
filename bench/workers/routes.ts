import type { Card, Language, PhotoId } from '../cards.ts';

/** More than any card of the benchmark has. */
const LARGEST_CARD_BYTES = 1024 * 1024;
const filler = new Uint8Array(LARGEST_CARD_BYTES);

/**
 * `/bytes?n=` answers as many bytes as a card has without painting, so that the way there and back can be
 * taken off. Every benchmark worker has it.
 */
export function answerBytes(request: Request): Response | undefined {
  const { pathname, searchParams } = new URL(request.url);
  return pathname === '/bytes' ? picture(filler.subarray(0, Number(searchParams.get('n')))) : undefined;
}

/** `/card.png?language=&headline=&photo=` paints; the other words follow from the language. */
export async function answerCard(
  request: Request,
  paint: (card: Card) => Promise<Uint8Array>,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const language = (searchParams.get('language') ?? 'en') as Language;
  const headline = searchParams.get('headline') ?? '';
  const headlineWithBreaks = searchParams.get('headlineWithBreaks') ?? headline;
  const photo = searchParams.get('photo') as PhotoId | null;
  return picture(await paint({ language, headline, headlineWithBreaks, ...(photo ? { photo } : {}) }));
}

function picture(bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'application/octet-stream' },
  });
}
