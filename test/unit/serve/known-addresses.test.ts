import { expect, it } from 'vitest';
import { KeyRing } from '../../../src/keys/key-ring.ts';
import { knownAddresses } from '../../../src/serve/known-addresses.ts';
import { signCard, type Card } from '../../../src/sign/sign.ts';
import { testPress } from '../../press.ts';

const key = { id: 'k1', secret: 'a-secret-of-0123456789-and-more-characters' };
const keys = new KeyRing([{ ...key, state: 'signing', outlets: [] }]);
const addresses = knownAddresses(testPress(), keys);
const { open } = addresses;
const urlOf = async (card: Card): Promise<string> =>
  (await signCard({ key, card, base: 'http://127.0.0.1' })).url;

it('an address that was opened before is the same card as at first', async () => {
  const url = await urlOf({ headline: 'Ferry strike ends', outlet: 'harbour-post' });
  const [first, again] = [await open(url, 0), await open(url, 1_000)];
  expect(again).toEqual(first);
  expect((await open(`${url}?x=1`, 0)).identity).toEqual(first.identity);
  expect((await open(`${url}?x=1`, 0)).opened.hasQuery).toBe(true);
});

it('a card that looks different from a moment on does so from then on', async () => {
  const url = await urlOf({ headline: 'Live from the pier', outlet: 'harbour-post', until: 1_000 });
  const [live, still, over] = [await open(url, 0), await open(url, 999_999), await open(url, 1_000_000)];
  expect(still.identity).toEqual(live.identity);
  expect(over.identity.etag).not.toBe(live.identity.etag);
  expect(over.identity.phase).toMatchObject({ changesAtS: undefined });
});

it('an address is known once it was opened, under any host, and never with a query', async () => {
  const url = await urlOf({ headline: 'Ferry strike begins', outlet: 'harbour-post' });
  expect(addresses.opened(url, 0)).toBeUndefined();
  await open(`${url}?`, 0);
  expect(addresses.opened(`${url}?`, 0)).toBeUndefined();
  const known = await open(url, 0);
  expect(addresses.opened(url.replace('127.0.0.1', 'cards.example:8787'), 0)).toBe(known);
  expect(addresses.opened(url.replace('.png', '.jpg'), 0)).toBeUndefined();
});

it('a genuine address does not open the door for a forged one', async () => {
  const url = await urlOf({ headline: 'Ferry strike ends', outlet: 'harbour-post' });
  await open(url, 0);
  for (const forged of [
    url.replace('.png', '.jpg'),
    url.replace('/k1/', '/k2/'),
    url.slice(0, -5) + 'A.png',
  ]) {
    await expect(open(forged, 0)).rejects.toMatchObject({ status: 403 });
    await expect(open(forged, 0)).rejects.toMatchObject({ status: 403 });
  }
});
