import type { GuardedAsk } from '../guard/guarded-ask.ts';
import {
  DOCTOR_MAX_MS,
  DOCTOR_PAGE_MAX_BYTES,
  DOCTOR_PICTURE_MAX_BYTES,
  DOCTOR_PICTURES_MAX,
  DOCTOR_REQUESTS_AT_ONCE,
} from '../limits.ts';
import type { ClockPort } from '../ports.ts';
import type { Crawler, Network } from '../share/network.ts';
import { networks, type NetworkId } from '../share/networks.ts';
import { pictureAddresses } from './check-visits.ts';
import { decodePage } from './decode-page.ts';
import type { Examination, NetworkVisit } from './examination.ts';
import { readPageTags, type PageTags } from './page-tags.ts';
import { pictureFacts } from './picture-facts.ts';
import { readPage, type ReadPage } from './read-as.ts';
import { readRobots, ROBOTS_MAX_BYTES, robotsUrlOf } from './robots.ts';
import { inTurns, visit, type Visit, type VisitOptions } from './visit.ts';

export interface DoctorTools {
  readonly ask: GuardedAsk;
  readonly clock: Pick<ClockPort, 'elapsed'>;
}

/** The bytes of pictures by their address, for whoever shows them. */
export type PictureBytes = ReadonlyMap<string, Uint8Array>;

/** What was seen: a page, or who asked in vain. */
export type Look =
  | { readonly kind: 'page'; readonly examination: Examination; readonly bytes: PictureBytes }
  | { readonly kind: 'nothing'; readonly plain: Visit; readonly visits: readonly NetworkVisit[] };

/** What the page and its pictures are asked with where no network's own way matters. */
const PLAIN: Crawler = networks.facebook.crawler;
/** Whoever names such an address gets this answer; it says nothing about a page. */
const CALLERS_FAULTS = new Set(['blocked_host', 'address_refused', 'recursive']);

/**
 * Asks for a page as every network does, then for its pictures, its robots.txt and with HEAD.
 *
 * @throws PresscardError `address_refused`, `blocked_host` or `recursive` for an address that is not asked.
 */
export async function look({ ask, clock }: DoctorTools, address: string): Promise<Look> {
  const now = (): number => clock.elapsed();
  const untilMs = now() + DOCTOR_MAX_MS;
  const go: Go = (url, options) => visit({ ask, now }, url, { ...options, untilMs });

  const pageOf = pageReader();
  const plain = await go(address, { userAgent: PLAIN.userAgent, maxBytes: DOCTOR_PAGE_MAX_BYTES });
  if (plain.failed && CALLERS_FAULTS.has(plain.failed.code)) throw plain.failed;
  const visits = plain.failed ? [] : await visitAsNetworks(go, address, pageOf);
  const read = pageOf(plain);
  const main = read ? { visit: plain, ...read } : firstOf(visits);
  if (!main) return { kind: 'nothing', plain, visits };

  const { page, saysCharset } = main;
  const addresses = pictureAddresses(page).slice(0, DOCTOR_PICTURES_MAX);
  const robotsUrls = [...new Set([page.url, ...addresses.slice(0, 1)].map(robotsUrlOf))];
  const { userAgent } = PLAIN;
  const [head, ...answers] = await inTurns(DOCTOR_REQUESTS_AT_ONCE, [
    () => go(page.url, { method: 'HEAD', userAgent: networks.misskey.crawler.userAgent, maxBytes: 0 }),
    ...robotsUrls.map((url) => () => go(url, { userAgent, accept: '*/*', maxBytes: ROBOTS_MAX_BYTES })),
    ...addresses.map(
      (url) => () => go(url, { userAgent, accept: PICTURE_TYPES, maxBytes: DOCTOR_PICTURE_MAX_BYTES }),
    ),
  ]);
  const robots = robotsUrls.map((url, at) => readRobots(url, answers[at]!));
  const shown = addresses.map((url, at) => [url, answers[robotsUrls.length + at]!] as const);
  const examination: Examination = {
    url: address,
    page,
    visit: main.visit,
    saysCharset,
    visits,
    head: head!,
    robots: robots[0]!,
    pictures: new Map(shown.map(([url, one]) => [url, pictureFacts(url, one)])),
    pictureRobots: robots.at(-1)!,
  };
  const bytes = new Map(shown.flatMap(([url, { answer }]) => (answer ? [[url, answer.bytes] as const] : [])));
  return { kind: 'page', examination, bytes };
}

const PICTURE_TYPES = 'image/*,*/*;q=0.8';

type Go = (url: string, options: Omit<VisitOptions, 'untilMs'>) => Promise<Visit>;

async function visitAsNetworks(
  go: Go,
  address: string,
  pageOf: ReadAnswer,
): Promise<readonly NetworkVisit[]> {
  const crawling = (Object.entries(networks) as [NetworkId, Network][]).flatMap(([network, { crawler }]) =>
    crawler ? [{ network, crawler }] : [],
  );
  return inTurns(
    DOCTOR_REQUESTS_AT_ONCE,
    crawling.map(({ network, crawler: { userAgent, range } }) => async () => {
      const one = await go(address, { userAgent, range, maxBytes: DOCTOR_PAGE_MAX_BYTES });
      return { network, visit: withoutBody(one), page: pageOf(one)?.page };
    }),
  );
}

/** The page as somebody else got it, where the plainest crawler is turned away. */
function firstOf(
  visits: readonly NetworkVisit[],
): { visit: Visit; page: ReadPage; saysCharset: boolean } | undefined {
  for (const { visit: one, page } of visits) if (page) return { visit: one, page, saysCharset: true };
  return undefined;
}

/** Of a whole page its tags are kept and its bytes are not; how long a part was is asked later. */
function withoutBody(one: Visit): Visit {
  if (one.answer?.status !== 200) return one;
  return { ...one, answer: { ...one.answer, bytes: new Uint8Array(0) } };
}

/** Reads the page that was answered; undefined for anything else than one. */
type ReadAnswer = (one: Visit) => { page: ReadPage; saysCharset: boolean } | undefined;

/** Most crawlers get the same bytes, which are read once. */
function pageReader(): ReadAnswer {
  let last: { readonly html: string; readonly tags: PageTags } | undefined;
  return ({ answer }) => {
    if (!answer || (answer.status !== 200 && answer.status !== 206)) return undefined;
    const contentType = answer.headers.get('content-type') ?? '';
    if (!/^\s*(text\/html|application\/xhtml\+xml|$|;)/i.test(contentType)) return undefined;
    const { html, saysCharset } = decodePage(answer.bytes, contentType);
    if (last?.html !== html) last = { html, tags: readPageTags(html) };
    return { page: readPage(last.tags, answer.finalUrl), saysCharset };
  };
}
