import { newApiKey, newKey, writeApiKey, writeKey } from '../../../src/keys/new-key.ts';
import { cardDigest } from '../../../src/card-url/card.ts';
import type { Key } from '../../../src/keys/key-ring.ts';
import { signature, signCard, type Card, type CardExtension } from '../../../src/sign/sign.ts';
import { KeyRing } from '../../../src/keys/key-ring.ts';

/** Where the world would reach the services: no request ever has this host. */
export const BASE = 'https://cards.faults.example';

/** A page of the newsroom's CMS. */
export const CMS_ORIGIN = 'https://cms.faults.example';

export const keys = {
  main: newKey({ id: 'main', outlets: [] }),
  retired: { ...newKey({ id: 'retired', outlets: [] }), state: 'verify' },
  revoked: { ...newKey({ id: 'revoked', outlets: [] }), state: 'revoked' },
  frozen: { ...newKey({ id: 'frozen', outlets: [] }), state: 'frozen' },
  /** For one outlet alone. */
  narrow: newKey({ id: 'narrow', outlets: ['rt'] }),
  stranger: newKey({ id: 'stranger', outlets: [] }),
} as const satisfies Record<string, Key>;

const cms = await newApiKey({ id: 'cms' });
const caching = await newApiKey({ id: 'caching' });
const fuzz = await newApiKey({ id: 'fuzz' });
const hasty = await newApiKey({ id: 'hasty' });
const narrow = await newApiKey({ id: 'narrow', outlets: ['rt'] });

/**
 * API keys: three that may ask often, each for what asks much; one that is for nothing but asking too often, and
 * one for a single outlet.
 */
export const tokens = {
  cms: cms.token,
  caching: caching.token,
  fuzz: fuzz.token,
  hasty: hasty.token,
  narrow: narrow.token,
} as const;

/** Settings of a service for others, on both runtimes. */
export const settings = {
  PUBLIC_BASE_URL: BASE,
  PRESSCARD_CORS_ORIGINS: CMS_ORIGIN,
  PRESSCARD_KEYS: [keys.main, keys.retired, keys.revoked, keys.frozen, keys.narrow].map(writeKey).join(','),
  PRESSCARD_API_KEYS: [
    ...[cms, caching, fuzz].map(({ apiKey }) => ({ ...apiKey, rate: 'bulk' as const })),
    hasty.apiKey,
    narrow.apiKey,
  ]
    .map(writeApiKey)
    .join(','),
} as const;

/** The path of a card that was signed with a key of the service, or another one. */
export async function signed(
  card: Partial<Card>,
  { key = keys.main, ext = 'png' }: { key?: Key; ext?: CardExtension } = {},
): Promise<string> {
  return (await signCard({ key, card: { outlet: 'harbour-post', ...card }, ext })).path;
}

/** The one card that the frozen key may still show, where a service has its list. */
export const allowedCard: Card = { headline: 'Ferry strike ends', outlet: 'harbour-post' };
export const allowList = `# from the log of before the leak\n${await cardDigest(allowedCard)}\n`;

const ring = new KeyRing(Object.values(keys));

/** A card's path with exactly these bytes as its payload, as another program may have signed them. */
export async function signedBytes(bytes: string | Uint8Array, ext: CardExtension = 'png'): Promise<string> {
  const rest = `${Buffer.from(bytes).toString('base64url')}.${ext}`;
  const sig = await signature('card', keys.main.id, await ring.secretOf(keys.main), rest);
  return `/c/v1/${keys.main.id}/${sig}/${rest}`;
}

/** The card that an address carries. */
export function payloadOf(address: string): Record<string, unknown> {
  const file = address.split('/').at(-1)!.replace(/\..*$/, '');
  return JSON.parse(Buffer.from(file, 'base64url').toString());
}

/** A headline that no other test has. */
let count = 0;
export const headline = (text = 'Harbour lamps'): string =>
  `${text} ${(count += 1)} ${keys.main.secret.slice(0, 4)}`;
