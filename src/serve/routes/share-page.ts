import type { Context } from 'hono';
import { altText } from '../../article/alt.ts';
import { readArticle, type Article } from '../../article/article.ts';
import { isWebAddress } from '../../article/web-address.ts';
import { articleOf } from '../../card/card-job.ts';
import { sha256Base64, sha256Hex } from '../../card/digest.ts';
import { identifyAddress } from '../../card/identify-address.ts';
import { pictureOf } from '../../card/share-card.ts';
import { checkExpiry, openAddress, type OpenedAddress } from '../../card-url/open.ts';
import { PresscardError } from '../../errors.ts';
import { checkKeyShows } from '../../keys/key-ring.ts';
import type { Outlet } from '../../outlet/outlet.ts';
import { planCard } from '../../plan/plan.ts';
import type { Service } from '../../service/service.ts';
import { shareOf } from '../../service/share-of-card.ts';
import { asFault } from '../../service/sign-fault.ts';
import { shareDocument } from '../../share/document.tsx';
import { PAGE_SCRIPT } from '../../share/page-script.ts';
import { pageStyles } from '../../share/page-styles.ts';
import { shareWords } from '../../share/words.ts';
import type { Card } from '../../sign/card.ts';
import { cacheControlOf, isNotModified, shortCacheControl, tagHeaders } from '../card-headers.ts';
import { note, seenCard } from '../observe.ts';

/**
 * `GET, HEAD /s/v1/{kid}/{sig}/{payload}`: the page that networks read and readers see. It is made anew each
 * time, which takes about a millisecond; what may refuse it, and how long it is kept, is as for its picture.
 */
export function sharePage(service: Service): (context: Context) => Promise<Response> {
  const { press, keys, takedowns, allowed } = service;

  return async ({ req }) => {
    const nowMs = press.ports.clock.now();
    const opened = await openAddress(req.raw.url, keys);
    const { card, key, hasQuery } = opened;
    const { identity, tags } = await identifyAddress(press, opened, nowMs);
    checkExpiry(card, nowMs);
    checkKeyShows(key, { digest: identity.digest, outletId: identity.outlet.id }, allowed);
    note(req.raw, seenCard({ digest: identity.digest, kid: key.id }));
    const standing = await takedowns.standingOf(tags);
    if (standing === 'withdrawn') throw new PresscardError('withdrawn', 'This page was withdrawn.');

    const styles = pageStyles(identity.outlet);
    const page = await documentOf(service, opened, { outlet: identity.outlet, styles, nowMs });
    const etag = `"${(await sha256Hex(page)).slice(0, ETAG_HEX_DIGITS)}"`;
    const headers = {
      ...(await pageHeaders(styles)),
      ...tagHeaders([...tags, `kid-${key.id}`]),
      'cache-control':
        standing === 'unknown'
          ? shortCacheControl(card, { hasQuery, nowMs })
          : cacheControlOf(identity, card, { hasQuery, nowMs }),
      etag,
    };
    if (isNotModified(req.raw.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(page, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
  };
}

const ETAG_HEX_DIGITS = 32;

async function documentOf(
  { press, baseUrl }: Service,
  { kind, kid, sig, payload, card, key }: OpenedAddress,
  { outlet, styles, nowMs }: { outlet: Outlet; styles: string; nowMs: number },
): Promise<string> {
  if (kind !== 'share') throw new PresscardError('not_found', 'There is no share page at this address.');
  const article = articleOfPage(press.outlets, card, outlet);
  const { template, theme, onOverflow } = card;
  const hasPhoto = card.photo !== undefined;
  const plan = planCard(article, { template, theme, onOverflow }, press.templates, { nowMs, hasPhoto });
  const isEmbargoed = card.embargo !== undefined;
  const { facts, links, sharedUrl } = await asFault(async () =>
    shareOf({
      article,
      card: await pictureOf(card),
      page: card.page,
      alt: isEmbargoed ? outlet.name : altText(article, plan),
      ext: plan.photo ? 'jpg' : 'png',
      key,
      baseUrl,
      shareUrl: `${baseUrl}/s/v1/${kid}/${sig}/${payload}`,
      standsOn: 'share',
    }),
  );
  const content = {
    article,
    facts,
    standfirst: card.page?.description ?? article.standfirst,
    picturePath: new URL(facts.picture.url).pathname,
    readUrl: article.url ?? facts.siteUrl,
    links,
    sharedUrl,
    words: shareWords(article.lang, outlet.domains[0]!),
    isEmbargoed,
  };
  return shareDocument(content, styles);
}

/** @throws PresscardError `card_invalid` for an address that must not become a link. */
function articleOfPage(outlets: Service['press']['outlets'], card: Card, outlet: Outlet): Article {
  if (card.url !== undefined && !isWebAddress(card.url)) {
    throw new PresscardError('card_invalid', 'The address of the article is none of the web.');
  }
  const { article } = readArticle({ ...articleOf(card, outlet), related: card.page?.related }, outlets);
  return article;
}

/** Nothing runs, nothing loads, but what the page has in it and its own picture. */
async function pageHeaders(styles: string): Promise<Record<string, string>> {
  const [style, script] = await Promise.all([sha256Base64(styles), sha256Base64(PAGE_SCRIPT)]);
  return {
    'content-security-policy': `default-src 'none'; img-src 'self'; style-src 'sha256-${style}'; script-src 'sha256-${script}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
