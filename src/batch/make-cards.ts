import { jobOf } from '../card/card-job.ts';
import { identify, type CardIdentity } from '../card/identity.ts';
import { isOwnFault, PresscardError } from '../errors.ts';
import type { Warning } from '../article/article.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { PaintedCard, Renderer } from '../render/renderer.ts';
import { cacheControlOf } from '../serve/card-headers.ts';
import { readSignRequest } from '../serve/routes/cards.ts';
import { refuseWithdrawn } from '../service/photos.ts';
import { readyCard } from '../service/ready-card.ts';
import type { Service } from '../service/service.ts';
import { asFault } from '../service/sign-fault.ts';
import type { Card } from '../sign/card.ts';
import { fetchPage } from '../source/fetch-page.ts';
import type { Found } from '../source/found.ts';
import { signCard } from '../sign/sign.ts';
import type { SizeId } from '../../templates/sizes.ts';
import { fileName } from './file-name.ts';
import type { MadeCard, MadeLine } from './manifest.ts';
import type { BatchOutput } from './output.ts';
import { askedFor, type AskedOptions } from './asked-for.ts';

interface PageText {
  readonly html: string;
  readonly url?: string | undefined;
}

export interface CardMaker {
  /** Its clock stands at the time when the batch began: a resumed one makes the same cards. */
  readonly service: Service;
  readonly renderer: Renderer;
  /** Where pages are read that come as HTML or are fetched; here, when left out. */
  readonly readPage?: (page: PageText) => Promise<Found>;
  readonly output: BatchOutput;
  readonly options: AskedOptions;
  /** Whether photos that articles name are fetched; without, their cards have text alone. */
  readonly photos: boolean;
  /** Whether there are keys to sign with. */
  readonly signs: boolean;
  /** In the record of what was signed. */
  readonly apiKey: ApiKey;
}

interface SizedCard {
  readonly size: SizeId;
  readonly card: Card;
  readonly identity: CardIdentity;
  readonly painted: PaintedCard;
}

/**
 * Makes the cards of one article and puts them into the output: all of its sizes, or none.
 *
 * @param value what `POST /v1/cards` takes.
 * @throws PresscardError `output_failed`, and whatever is wrong with the article.
 */
export async function makeCards(
  maker: CardMaker,
  value: unknown,
): Promise<Pick<MadeLine, 'article' | 'cards' | 'alt' | 'warnings' | 'signed'>> {
  const { service, output, options, photos, apiKey } = maker;
  const { press } = service;
  const page = await withPage(maker, value);
  const read = await readSignRequest(service, askedFor(page.article, options), { fetches: true });
  const request = photos ? read.request : { ...read.request, article: withoutPhoto(read.request.article) };
  const ready = await readyCard(service, request, { apiKey, fetches: photos });
  const { article, outlet, card, format, nowMs, isEmbargoed, alt } = ready;

  const sized = await Promise.all(
    [...new Set(request.sizes)].map(async (size): Promise<SizedCard> => {
      const own: Card = size === 'og' ? card : { ...card, size };
      const identity = await identify(press, own, { format, nowMs });
      await refuseWithdrawn(service.takedowns, identity.tags);
      const job = jobOf(own, { outlet, format, photos: service.photos, nowMs });
      return { size, card: own, identity, painted: await twice(() => maker.renderer.render(job)) };
    }),
  );
  const key = maker.signs ? service.keys.signing(outlet.id) : undefined;
  const made = sized.map(
    async ({ size, card: own, identity, painted: { bytes, contentType, ...picture } }) => {
      const file = fileName({ article, size, format, key: identity.key, isEmbargoed });
      const cacheControl = cacheControlOf(identity, own, { hasQuery: false, nowMs });
      const url =
        key && (await asFault(() => signCard({ key, card: own, ext: format, base: service.baseUrl }))).url;
      await output.put(file, { bytes, contentType, cacheControl });
      const { widthPx: width, heightPx: height } = picture;
      const line = { file, width, height, bytes: bytes.byteLength, ...(url === undefined ? {} : { url }) };
      return [size, line] as const satisfies readonly [SizeId, MadeCard];
    },
  );
  return {
    // Nothing of the article is told before its embargo ends, in a manifest neither.
    article: isEmbargoed ? {} : told({ id: article.id, url: article.url, headline: article.headline }),
    cards: Object.fromEntries(await Promise.all(made)),
    alt,
    warnings: unique([
      ...page.warnings,
      ...read.warnings,
      ...ready.warnings,
      ...sized.flatMap(({ painted: { warnings } }) => warnings),
    ]),
    ...(key ? { signed: { kid: key.id, cards: sized.map(({ identity: { digest } }) => digest) } } : {}),
  };
}

/**
 * An article with what its page says in the place of the page: pages are read where there are cores for it. What is
 * given beside a page, or is no such article, is left for the reader.
 */
async function withPage(
  { service, readPage }: Pick<CardMaker, 'service' | 'readPage'>,
  value: unknown,
): Promise<{ article: unknown; warnings: readonly Warning[] }> {
  const { html, url, ...more } = Object(value) as Readonly<Record<string, unknown>>;
  const isPage = typeof html === 'string' || (html === undefined && typeof url === 'string');
  if (!readPage || !isPage || Object.keys(more).length > 0) return { article: value, warnings: [] };
  const address = typeof url === 'string' ? url : undefined;
  const page = typeof html === 'string' ? { html, url: address } : await fetched(service, address!);
  return twice(() => readPage(page));
}

async function fetched({ fetchGuarded }: Service, address: string): Promise<PageText> {
  const { html, finalUrl } = await fetchPage(fetchGuarded, address);
  return { html, url: finalUrl };
}

/** What is wrong with the options and not with an article. */
const OF_OPTIONS = new Set(['request_invalid', 'template_unknown', 'outlet_unknown', 'format_unknown']);

/**
 * Refuses options that would make every article fail.
 *
 * @throws PresscardError as the first article would have it.
 */
export async function checkOptions({
  service,
  options,
  apiKey,
}: Omit<CardMaker, 'renderer' | 'output'>): Promise<void> {
  const article = { headline: 'Ready', outlet: 'example.org' };
  try {
    const { request } = await readSignRequest(service, askedFor(article, options), { fetches: false });
    await readyCard(service, request, { apiKey, fetches: false });
  } catch (error) {
    // A design may ask for more than this article has.
    if (!(error instanceof PresscardError) || OF_OPTIONS.has(error.code)) throw error;
  }
}

/** A thread that died, or a machine that had too much to do, gets a second chance. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PresscardError && !isOwnFault(error.code)) throw error;
    return work();
  }
}

function withoutPhoto(article: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { photo, ...rest } = article;
  const isStored = typeof photo === 'object' && photo !== null && 'sha256' in photo;
  return isStored ? article : rest;
}

function told<T extends object>(article: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(article).filter(([, value]) => value !== undefined)) as never;
}

/** What is said of each size is said once. */
function unique<T extends { readonly code: string; readonly message: string }>(warnings: readonly T[]): T[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
