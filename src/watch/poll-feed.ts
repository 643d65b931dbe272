import { readRobots, ROBOTS_MAX_BYTES, robotsUrlOf } from '../doctor/robots.ts';
import { PresscardError } from '../errors.ts';
import type { Answered, GuardedAsk } from '../guard/guarded-ask.ts';
import { FEED_MAX_BYTES, FEED_ROBOTS_MAX_AGE_MS } from '../limits.ts';
import { readFeed, type Feed } from '../source/feed/feed.ts';
import type { FeedMemory } from './feed-memory.ts';
import { freshnessOf, retryAfterOf, type PollTimes } from './next-poll.ts';

/** What came of asking a feed. `remember` is what is known of it from then on. */
export type Poll = {
  readonly times: Omit<PollTimes, 'failures'>;
  readonly remember: Partial<Pick<FeedMemory, 'movedTo' | 'robots'>>;
} & (
  | {
      readonly kind: 'read';
      readonly feed: Feed;
      /** Where it was found at last. */
      readonly address: string;
      /** For the next time, once everything of it was handed on. */
      readonly validators: Pick<FeedMemory, 'etag' | 'lastModified'>;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly fault: PresscardError }
);

export interface PollTools {
  readonly ask: GuardedAsk;
  /** Says who asks, and where somebody is found who minds. */
  readonly userAgent: string;
  readonly nowMs: number;
}

const ROBOT = 'presscard';
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';
const MOVED_FOR_GOOD = new Set([301, 308]);

/** Asks a feed once, if its robots.txt lets us, and only for what changed since. Never rejects for what others do. */
export async function pollFeed(tools: PollTools, url: string, memory: FeedMemory): Promise<Poll> {
  const address = memory.movedTo ?? url;
  let remember: Poll['remember'] = {};
  try {
    const robots = await robotsOf(tools, address, memory);
    remember = { robots };
    if (!robots.isAllowed) throw refused();
    const answer = await tools.ask(address, {
      maxBytes: FEED_MAX_BYTES,
      headers: { 'user-agent': tools.userAgent, accept: ACCEPT, ...conditions(memory) },
    });
    return read(answer, { url, nowMs: tools.nowMs, remember });
  } catch (error) {
    if (!(error instanceof PresscardError)) throw error;
    return { kind: 'failed', fault: error, times: {}, remember };
  }
}

function read(
  answer: Answered,
  { url, nowMs, remember: known }: { url: string; nowMs: number; remember: Poll['remember'] },
): Poll {
  const { status, headers, finalUrl: address, bytes } = answer;
  if (status === 304) return { kind: 'same', times: { freshS: freshnessOf(headers) }, remember: known };
  if (status !== 200) {
    // Where it moved to it is no more: the next time goes to the address that was given.
    const isGone = status === 410;
    const remember = isGone || status === 404 ? { ...known, movedTo: undefined } : known;
    const times = { retryAfterS: retryAfterOf(headers, nowMs), isGone };
    return { kind: 'failed', fault: failedWith(status), times, remember };
  }
  const feed = readFeed({ content: bytes, contentType: headers.get('content-type') ?? '', url: address });
  const movedTo = movedForGood(answer);
  return {
    kind: 'read',
    feed,
    address,
    validators: {
      etag: headers.get('etag') ?? undefined,
      lastModified: headers.get('last-modified') ?? undefined,
    },
    times: { freshS: freshnessOf(headers) },
    remember: movedTo === undefined || movedTo === url ? known : { ...known, movedTo },
  };
}

/** Where the redirects lead that are for good; one of another kind among them ends the way. */
function movedForGood({ hops, finalUrl }: Answered): string | undefined {
  const at = hops.findIndex(({ status }) => !MOVED_FOR_GOOD.has(status));
  if (at === 0 || hops.length === 0) return undefined;
  return at === -1 ? finalUrl : hops[at]!.url;
}

function conditions({ etag, lastModified }: FeedMemory): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

/**
 * What robots.txt says, asked once a day. As RFC 9309 has it, one that is not there allows everything, and one that
 * cannot be had at the moment nothing.
 */
async function robotsOf(
  { ask, userAgent, nowMs }: PollTools,
  address: string,
  { robots }: FeedMemory,
): Promise<NonNullable<FeedMemory['robots']>> {
  const url = robotsUrlOf(address);
  const { origin } = new URL(url);
  if (robots?.origin === origin && nowMs - robots.atMs < FEED_ROBOTS_MAX_AGE_MS) return robots;
  const headers = { 'user-agent': userAgent, accept: 'text/plain, */*;q=0.1' };
  const answer = await ask(url, { maxBytes: ROBOTS_MAX_BYTES, headers });
  if (answer.status >= 500 || answer.status === 429) {
    throw new PresscardError('fetch_failed', `The site’s robots.txt answered with status ${answer.status}.`);
  }
  return { origin, isAllowed: readRobots(url, { answer }).allows(address, ROBOT), atMs: nowMs };
}

function failedWith(status: number): PresscardError {
  return new PresscardError('fetch_failed', `The feed answered with status ${status}.`);
}

function refused(): PresscardError {
  return new PresscardError(
    'feed_refused',
    `The site’s robots.txt does not let ${ROBOT} ask for this feed. It is asked again tomorrow.`,
  );
}
