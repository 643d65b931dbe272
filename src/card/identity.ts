import { articleDigests, canonicalCard, cardDigest } from '../card-url/card.ts';
import { readDate } from '../date/date.ts';
import { PresscardError } from '../errors.ts';
import type { Outlet } from '../outlet/outlet.ts';
import type { Press } from '../press.ts';
import type { Card } from '../sign/card.ts';
import { VERSION } from '../version.ts';
import { designOf } from './design.ts';
import { sha256Hex } from './digest.ts';
import { phaseOf, type Phase } from './phase.ts';

/** Formats that a card's address may name. */
export type CardFormat = 'png' | 'jpg' | 'webp';

/** What is known about a card before it is rendered. */
export interface CardIdentity {
  readonly outlet: Outlet;
  /** 64 hex digits: what it says, in every design, format and lifetime. */
  readonly digest: string;
  /** Key of the store: what it says and how it looks now. */
  readonly key: string;
  /** Strong, with its quotes. */
  readonly etag: string;
  readonly phase: Phase;
  /** The running design version, and whether the card was signed for it. */
  readonly design: string;
  readonly isCurrentDesign: boolean;
  /** `card-…`, `article-…`, `photo-…`, `outlet-…`, `design-…`, for purges and takedowns. */
  readonly tags: readonly string[];
}

/** Hex digits of a card in tags, keys and logs. */
const DIGEST_HEX_DIGITS = 32;
const ETAG_HEX_DIGITS = 32;
/** A key says what kind of card it is: at the edge only those with photos are worth a place in a bucket. */
const WITH_PHOTO = 'photo-';
const WITH_TEXT = 'text-';
const TAG_SAFE = /^[a-z0-9.-]{1,60}$/;

/**
 * Who a card is: its key and its ETag come from the canonical form of what was signed, never from how it was
 * spelled.
 *
 * @throws PresscardError `outlet_unknown`
 */
export async function identify(
  press: Press,
  card: Card,
  { format, nowMs }: { format: CardFormat; nowMs: number },
): Promise<CardIdentity> {
  const outlet = press.outlets.resolve(card.outlet);
  const phase = phaseOf(card, { nowMs, publishedIso: stampedDateOf(press, card, outlet) });
  const design = await designOf(press, outlet);
  const { v, x: _x, page: _page, ...look } = card;
  const [digest, articles, key, outletTag] = await Promise.all([
    cardDigest(card),
    articleDigests(card, outlet.id),
    sha256Hex([canonicalCard(look), format, VERSION, design, phase.name].join('\n')),
    outletTagOf(outlet.id),
  ]);
  const photos = photoTagsOf(card);
  return {
    outlet,
    digest,
    key: `${photos.length > 0 ? WITH_PHOTO : WITH_TEXT}${key}`,
    etag: `"${key.slice(0, ETAG_HEX_DIGITS)}"`,
    phase,
    design,
    isCurrentDesign: v === design,
    tags: [
      cardTag(digest),
      ...articles.map((article) => `article-${article}`),
      ...photos,
      outletTag,
      `design-${design}`,
    ],
  };
}

/** The date of an article whose card says its year once it is old. A date that cannot be read stands on no card. */
function stampedDateOf({ templates }: Press, card: Card, outlet: Outlet): string | undefined {
  const template = templates.find(({ id }) => id === (card.template ?? outlet.template));
  if (!template?.stampsYear || card.date === undefined) return undefined;
  try {
    return readDate(card.date, { zone: outlet.zone, locale: outlet.locale }).iso;
  } catch (error) {
    if (error instanceof PresscardError) return undefined;
    throw error;
  }
}

/** @param digest of a card, as `cardDigest` makes it. */
export function cardTag(digest: string): string {
  return `card-${digest.slice(0, DIGEST_HEX_DIGITS)}`;
}

/** @param key of a card's identity. */
export function hasPhoto(key: string): boolean {
  return key.startsWith(WITH_PHOTO);
}

/** A domain may have letters that no header takes: then its digest stands for it. */
export async function outletTagOf(outletId: string): Promise<string> {
  return `outlet-${TAG_SAFE.test(outletId) ? outletId : (await sha256Hex(outletId)).slice(0, DIGEST_HEX_DIGITS)}`;
}

/** `photo-…` of every photo that is shown. */
export function photoTagsOf({ photo, author }: Pick<Card, 'photo' | 'author'>): string[] {
  return [photo?.sha256, author?.portrait].flatMap((sha256) =>
    sha256 === undefined ? [] : [`photo-${sha256}`],
  );
}
