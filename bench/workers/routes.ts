/** More than any card of the benchmark has. */
const LARGEST_CARD_BYTES = 1024 * 1024;
const filler = new Uint8Array(LARGEST_CARD_BYTES);

/**
 * `/bytes?n=` answers as many bytes as a card has without painting, so that the way there and back can be
 * taken off. Every benchmark worker has it.
 */
export function answerBytes(request: Request): Response | undefined {
  const { pathname, searchParams } = new URL(request.url);
  return pathname === '/bytes' ? png(filler.subarray(0, Number(searchParams.get('n')))) : undefined;
}

/** `/card.png?headline=` paints; the other words of the card are the same for all. */
export async function answerCard(
  request: Request,
  paint: (headline: string) => Promise<Uint8Array>,
): Promise<Response> {
  return png(await paint(new URL(request.url).searchParams.get('headline') ?? ''));
}

function png(bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'image/png' } });
}
