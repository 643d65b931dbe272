import { PresscardError } from '../errors.ts';
import { importSecret, type SigningKey } from '../sign/sign.ts';

/**
 * `signing` makes new addresses; `verify` only keeps the old ones working; `frozen`, after a leak, serves the
 * cards of an allow-list alone; `revoked` serves nothing.
 */
export const KEY_STATES = ['signing', 'verify', 'frozen', 'revoked'] as const;

export interface Key extends SigningKey {
  readonly state: (typeof KEY_STATES)[number];
  /** Ids of the outlets whose cards it may make; empty when it may make all. */
  readonly outlets: readonly string[];
}

/** What was signed under a frozen key before it leaked: full digests of cards (`cardDigest`). */
export interface AllowList {
  has(digest: string): boolean;
}

/** The keys of a service, in the order of the setting. */
export class KeyRing {
  readonly keys: readonly Key[];
  /** By id. Not promises: workerd lets no request wait for what another one began. */
  readonly #secrets = new Map<string, CryptoKey>();

  constructor(keys: readonly Key[]) {
    this.keys = keys;
  }

  /**
   * The key that an address names, as long as it opens anything at all.
   *
   * @throws PresscardError `key_unknown` or `key_revoked`
   */
  opening(id: string): Key {
    const key = this.keys.find((one) => one.id === id);
    if (!key)
      throw new PresscardError('key_unknown', 'This address was signed with a key that is not known here.');
    if (key.state === 'revoked') {
      throw new PresscardError(
        'key_revoked',
        'The key of this address was revoked. Ask its newsroom for a new one.',
      );
    }
    return key;
  }

  /**
   * The first key that may sign for an outlet.
   *
   * @throws PresscardError `keys_missing` when none signs at all, `outlet_refused` when none signs for it.
   */
  signing(outletId: string): Key {
    const signing = this.keys.filter(({ state }) => state === 'signing');
    const key = signing.find((one) => covers(one, outletId));
    if (key) return key;
    throw signing.length === 0
      ? new PresscardError('keys_missing', `No key is in the state signing. ${HOW_TO_MAKE_KEYS}`)
      : new PresscardError('outlet_refused', 'No signing key of this service is for this outlet.');
  }

  /** The secret of one of these keys, imported once. */
  async secretOf({ id, secret }: Key): Promise<CryptoKey> {
    const imported = this.#secrets.get(id) ?? (await importSecret(secret));
    this.#secrets.set(id, imported);
    return imported;
  }
}

export const HOW_TO_MAKE_KEYS =
  'Make one with `presscard keys new` and put what it prints into the settings (docs/settings.md). On your own machine `presscard serve --open` needs none.';

/** Whether a key, or an API key, is for an outlet. @param outletId the outlet's id, not a name that an article gives it. */
export function covers({ outlets }: { readonly outlets: readonly string[] }, outletId: string): boolean {
  return outlets.length === 0 || outlets.includes(outletId);
}

/**
 * Refuses a card that its key may not show. For after the signature was found good and the card's outlet known.
 *
 * @param allowed the list of a frozen key; without one nothing of it is shown.
 * @throws PresscardError `outlet_refused` or `card_not_allowed`
 */
export function checkKeyShows(
  key: Key,
  card: { readonly digest: string; readonly outletId: string },
  allowed: AllowList | undefined,
): void {
  if (!covers(key, card.outletId)) {
    throw new PresscardError('outlet_refused', 'The key of this address is not for this outlet.');
  }
  if (key.state === 'frozen' && !allowed?.has(card.digest)) {
    throw new PresscardError(
      'card_not_allowed',
      'The key of this address is frozen, and the card is not among those that were signed before.',
    );
  }
}
