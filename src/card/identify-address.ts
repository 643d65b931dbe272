import { cardDigest } from '../card-url/card.ts';
import type { OpenedAddress } from '../card-url/open.ts';
import type { Press } from '../press.ts';
import { cardTag, identify, photoTagsOf, type CardIdentity } from './identity.ts';
import { pictureOf } from './share-card.ts';

/** Which card is behind a signed address, and by which names it may have been withdrawn or allowed. */
export interface AddressIdentity {
  /** Of a share page: its picture's. */
  readonly identity: CardIdentity;
  readonly digests: readonly string[];
  /** Everything that it goes by, for takedowns and caches. */
  readonly tags: readonly string[];
}

/**
 * Identifies what an address shows. A share page and its picture are withdrawn together: the page goes by the
 * picture's digest, and by the one that the picture has where somebody signed it with the article's whole
 * address.
 *
 * @throws PresscardError `outlet_unknown`
 */
export async function identifyAddress(
  press: Press,
  { kind, card, ext }: OpenedAddress,
  nowMs: number,
): Promise<AddressIdentity> {
  if (kind === 'card') {
    const identity = await identify(press, card, { format: ext!, nowMs });
    return { identity, digests: [identity.digest], tags: identity.tags };
  }
  const identity = await identify(press, await pictureOf(card), { format: 'png', nowMs });
  const digests = [...new Set([identity.digest, await cardDigest(card)])];
  const tags = new Set([...digests.map(cardTag), ...identity.tags, ...photoTagsOf(card.page ?? {})]);
  return { identity, digests, tags: [...tags] };
}
