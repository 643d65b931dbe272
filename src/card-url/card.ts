import canonicalize from 'canonicalize';
import * as z from 'zod';
import { isWebAddress } from '../article/web-address.ts';
import { sha256Hex } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { FIELD_MAX_CHARS, RELATED_MAX, UNIX_SECONDS_MAX } from '../limits.ts';
import type { Card } from '../sign/card.ts';
import { decodePayload, plainObject } from './payload.ts';

const text = z.string().max(FIELD_MAX_CHARS);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id like night');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');
/** Never a text, a fraction, milliseconds or `1e999`. */
const seconds = z.int().min(0).max(UNIX_SECONDS_MAX);
const share = z.number().min(0).max(1);
/** Of a page; it becomes a link, so it is nothing that runs. */
const webAddress = text.refine(
  isWebAddress,
  'must begin with https:// or http://, without a user or a password',
);

const photo = z.object({
  sha256,
  focus: z.tuple([share, share]).optional(),
  credit: text.optional(),
  alt: text.optional(),
  syndication: z.boolean().optional(),
});

const page = z.object({
  description: text.optional(),
  related: z
    .array(z.object({ headline: text, url: webAddress.optional() }))
    .max(RELATED_MAX)
    .optional(),
  photo: photo.optional(),
  via: z.literal('page').optional(),
});

const state = z.union([
  z.enum(['news', 'breaking', 'live', 'opinion', 'correction', 'obituary', 'paid']),
  z.object({ is: z.literal('review'), stars: z.number().min(0).max(5).multipleOf(0.5).optional() }),
  z.object({ is: z.enum(['podcast', 'video']), duration: text.optional() }),
  z.object({ is: z.literal('quote'), by: text.optional() }),
]);

/**
 * The card of a payload. Members that it does not know are dropped: after a rollback an older service still
 * shows the cards of a newer one, as well as it can.
 */
export const cardSchema = z
  .object({
    headline: text.optional(),
    outlet: text,
    date: text.optional(),
    updated: text.optional(),
    kicker: text.optional(),
    standfirst: text.optional(),
    author: z
      .object({ name: text, portrait: sha256.optional(), focus: z.tuple([share, share]).optional() })
      .optional(),
    photo: photo.optional(),
    state: state.optional(),
    notice: text.optional(),
    items: z.array(text).max(3).optional(),
    lang: text.optional(),
    dir: z.enum(['ltr', 'rtl']).optional(),
    locale: text.optional(),
    zone: text.optional(),
    template: name.optional(),
    size: name.optional(),
    theme: z.enum(['light', 'dark']).optional(),
    onOverflow: z.enum(['shrink', 'cut', 'refuse']).optional(),
    id: text.optional(),
    url: text.optional(),
    urlHash: z
      .string()
      .regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex digits')
      .optional(),
    page: page.optional(),
    v: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'must be a design version as GET /v1/design names it')
      .optional(),
    embargo: seconds.optional(),
    until: seconds.optional(),
    x: seconds.optional(),
  })
  .superRefine((card, context) => {
    if (card.embargo === undefined) {
      // A crop is a photo and nothing else.
      if (card.headline === undefined && card.template !== CROP_TEMPLATE)
        context.addIssue({ code: 'custom', path: ['headline'], message: 'must be a text' });
      return;
    }
    for (const field of PROTECTED) {
      if (card[field] === undefined) continue;
      const message = 'must be left out while there is an embargo: anybody can read an address';
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });

/** What says something about the article itself. Its address does as well: it often holds the headline. */
const PROTECTED = [
  'headline', 'kicker', 'standfirst', 'author', 'photo', 'state', 'notice', 'items', 'url', 'page',
] as const satisfies readonly (keyof Card)[]; // prettier-ignore

/** The one design without a word: a photo cropped for search engines, whose card needs no headline. */
export const CROP_TEMPLATE = 'crop';

/** What a card is when nothing is said; said or not, it is the same card. */
const DEFAULTS = { size: 'og', onOverflow: 'shrink', state: 'news' } as const;

/** @throws PresscardError `card_invalid` for what comes as a payload of base64url. */
export function readCard(payload: string): Card {
  return checkCard(decodePayload(payload));
}

/** @throws PresscardError `card_invalid`; its `fields` name the member and the rule. */
export function checkCard(value: unknown): Card {
  const parsed = cardSchema.safeParse(plainObject(value));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.') || 'card',
    rule: message,
  }));
  const [first] = fields;
  throw new PresscardError('card_invalid', `The card is not valid: ${first?.field}: ${first?.rule}.`, {
    fields,
  });
}

/**
 * The one spelling of a card (RFC 8785), without what is the default: two payloads that mean the same have
 * one store key and one ETag.
 */
export function canonicalCard(card: Card): string {
  const said = Object.entries(card).filter(
    ([name, value]) => DEFAULTS[name as keyof typeof DEFAULTS] !== value,
  );
  return canonicalize(Object.fromEntries(said))!;
}

/**
 * What a card says, as 64 hex digits: the same in every size, template, design, format and lifetime, and
 * whatever its share page says beside it, so that nobody signs a withdrawn card again by changing its look. Takedowns, allow-lists, the audit log and the tag
 * `card-…` name a card by it.
 */
export async function cardDigest(card: Card): Promise<string> {
  const {
    v: _v,
    x: _x,
    size: _size,
    template: _template,
    theme: _theme,
    onOverflow: _overflow,
    page: _page,
    ...said
  } = card;
  return sha256Hex(canonicalCard(said));
}

/**
 * The article behind a card, for tags and takedowns: a digest of 32 hex digits for each way that the card
 * names it, its id within the outlet and its address.
 *
 * @param outletId the id of the card's outlet once it is known, since a card may give a name or a domain.
 */
export async function articleDigests(card: Card, outletId: string): Promise<readonly string[]> {
  const ofId = card.id === undefined ? [] : [await idDigest(outletId, card.id)];
  const ofUrl = card.urlHash ?? (card.url === undefined ? undefined : await urlDigest(card.url));
  return ofUrl === undefined ? ofId : [...ofId, ofUrl];
}

/** @see articleDigests */
export async function idDigest(outletId: string, id: string): Promise<string> {
  return (await sha256Hex(`id\n${outletId}\n${id}`)).slice(0, 32);
}

/** `urlHash` of a card: the address as URL writes it, without a fragment. */
export async function urlDigest(url: string): Promise<string> {
  const spelled = URL.canParse(url) ? new URL(url).href : url;
  return (await sha256Hex(spelled.replace(/#.*$/s, ''))).slice(0, 32);
}
