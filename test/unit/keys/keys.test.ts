import { describe, expect, it } from 'vitest';
import { cardDigest } from '../../../src/card-url/card.ts';
import { findApiKey, hashToken } from '../../../src/keys/api-key.ts';
import { logCardSigned, readAllowList, signedCardsOf } from '../../../src/keys/audit.ts';
import { checkKeyShows, KeyRing, type Key } from '../../../src/keys/key-ring.ts';
import { readApiKeys, readKeys, SAMPLE_SECRET_PREFIX } from '../../../src/keys/key-setting.ts';
import { newApiKey, newKey, newKeyId, newSecret, writeApiKey, writeKey } from '../../../src/keys/new-key.ts';
import { vectors } from '../../signing.ts';

const secret = newSecret();
const problemOf = (text: string): string => readKeys(text).problems.join('; ');

describe('PRESSCARD_KEYS', () => {
  it('reads keys with their states and outlets, separated by commas, spaces or lines', () => {
    const { keys, problems } = readKeys(
      `a:signing:${secret}, b:verify:${secret}:rt+harbour-post\nc:frozen:${secret},d:revoked,`,
    );
    expect(problems).toEqual([]);
    expect(keys).toEqual([
      { id: 'a', state: 'signing', secret, outlets: [] },
      { id: 'b', state: 'verify', secret, outlets: ['rt', 'harbour-post'] },
      { id: 'c', state: 'frozen', secret, outlets: [] },
      { id: 'd', state: 'revoked', secret: '', outlets: [] },
    ]);
  });

  it('reads what presscard keys new writes', () => {
    const key = newKey({ id: newKeyId(), outlets: ['rt', 'meridian'] });
    expect(readKeys(writeKey(key))).toEqual({ keys: [key], problems: [] });
  });

  it.each([
    ['shorter than 32', `a:signing:${secret.slice(0, 31)}`],
    ['not random', `a:signing:${'abcd'.repeat(10)}`],
    ['beyond ASCII', `a:signing:${secret}é`],
    ['stands in presscard’s own documents', `a:signing:${vectors[0]!.secret}`],
    ['no state', `a:active:${secret}`],
    ['shorter than 32', 'a:verify'],
    ['not of the form', secret],
    ['not of the form', `A:signing:${secret}`],
    ['not of the form', `a:signing:${secret}:rt:x`],
    ['outlets by their ids', `a:signing:${secret}:RT`],
    ['outlets by their ids', `a:signing:${secret}:`],
    ['twice', `a:signing:${secret},a:verify:${newSecret()}`],
    ['more than 200', `a:signing:${secret},`.repeat(201)],
  ])('refuses a key that is %s', (words, text) => {
    expect(problemOf(text)).toContain(words);
  });

  it('never tells a secret, not even one in the wrong place', () => {
    for (const text of [
      secret,
      `${secret}:signing:a`,
      `a:${secret}`,
      `a:signing:é${secret}`,
      `a:b:c:${secret}`,
    ]) {
      expect(problemOf(text)).not.toBe('');
      expect(problemOf(text)).not.toContain(secret);
    }
  });

  it('refuses every secret that our documents show', () => {
    for (const { secret } of vectors) expect(secret.startsWith(SAMPLE_SECRET_PREFIX)).toBe(true);
  });
});

const key = (id: string, state: Key['state'], ...outlets: string[]): Key => ({
  id,
  state,
  secret,
  outlets,
});

describe('the key that signs', () => {
  it('is the first signing one that is for the outlet', () => {
    const ring = new KeyRing([
      key('old', 'verify'),
      key('rt', 'signing', 'rt'),
      key('all', 'signing'),
      key('all-2', 'signing'),
    ]);
    expect(ring.signing('rt').id).toBe('rt');
    expect(ring.signing('harbour-post').id).toBe('all');
  });

  it('is missing when none signs, or none signs for the outlet', () => {
    expect(() => new KeyRing([key('old', 'verify')]).signing('rt')).toThrow(
      expect.objectContaining({
        code: 'keys_missing',
        message: expect.stringContaining('presscard keys new'),
      }),
    );
    expect(() => new KeyRing([key('rt', 'signing', 'rt')]).signing('meridian')).toThrow(
      expect.objectContaining({ code: 'outlet_refused', status: 403 }),
    );
  });

  it('shows cards of its outlets alone', () => {
    const card = { digest: 'a'.repeat(64), outletId: 'meridian' };
    expect(() => checkKeyShows(key('k', 'verify', 'rt', 'meridian'), card, undefined)).not.toThrow();
    expect(() => checkKeyShows(key('k', 'verify', 'rt'), card, undefined)).toThrow(
      expect.objectContaining({ code: 'outlet_refused' }),
    );
  });
});

describe('a frozen key', () => {
  it('shows the cards that the log knows, in any design, and no other', async () => {
    const frozen: Key = { id: 'old', state: 'frozen', secret, outlets: [] };
    const digest = await cardDigest({ headline: 'Tide', outlet: 'rt', v: 'd1' });
    const lines: string[] = [];
    logCardSigned(
      { write: (level, event, fields) => void lines.push(JSON.stringify({ level, event, ...fields })) },
      { kid: 'old', card: digest, apiKey: 'cms', at: '2026-03-14T09:30:00.000Z' },
    );
    const listed = lines.flatMap((line) => signedCardsOf(line, 'old')).join('\n');
    const allowed = readAllowList(`# of the log of March\n${listed}\n`);

    const again = await cardDigest({ headline: 'Tide', outlet: 'rt', v: 'd2' });
    expect(() => checkKeyShows(frozen, { digest: again, outletId: 'rt' }, allowed)).not.toThrow();
    const forged = { digest: await cardDigest({ headline: 'Flood', outlet: 'rt' }), outletId: 'rt' };
    expect(() => checkKeyShows(frozen, forged, allowed)).toThrow(
      expect.objectContaining({ code: 'card_not_allowed', status: 403 }),
    );
    expect(() => checkKeyShows(frozen, { digest, outletId: 'rt' }, undefined)).toThrow();
  });

  it('takes from a log only whole lines about itself', () => {
    const card = 'a'.repeat(64);
    const line = JSON.stringify({ event: 'card_signed', kid: 'old', card });
    expect(signedCardsOf(`2026-03-14 service: ${line}`, 'old')).toEqual([card]);
    for (const other of [
      line.slice(0, -1),
      'card_signed',
      '',
      JSON.stringify({ event: 'request', kid: 'old', card }),
    ]) {
      expect(signedCardsOf(other, 'old')).toEqual([]);
    }
    expect(signedCardsOf(line, 'new')).toEqual([]);
    expect(signedCardsOf(line.replace(card, card.slice(0, 12)), 'old')).toEqual([]);
  });
});

describe('API keys', () => {
  it('are known by their token, and kept as its hash', async () => {
    const { apiKey, token } = await newApiKey({ outlets: ['rt'] });
    const { keys, problems } = readApiKeys(`other:${await hashToken('x')}:bulk,${writeApiKey(apiKey)}`);
    expect(problems).toEqual([]);
    expect(await findApiKey(keys, `Bearer ${token}`)).toEqual({
      ...apiKey,
      outlets: ['rt'],
      rate: 'standard',
    });
    expect(writeApiKey(apiKey)).not.toContain(token);
  });

  it.each([
    ['api_key_missing', undefined],
    ['api_key_missing', ''],
    ['api_key_missing', 'Basic YTpi'],
    ['api_key_missing', 'Bearer '],
    ['api_key_missing', `Bearer ${'a'.repeat(1000)}`],
    ['api_key_unknown', 'Bearer presscard_unknown'],
  ])('are asked for: %s', async (code, header) => {
    const { apiKey } = await newApiKey({ outlets: [] });
    await expect(findApiKey([apiKey], header)).rejects.toMatchObject({ code, status: 401 });
  });

  it.each([
    ['never the token itself', `cms:presscard_${secret}:standard`],
    ['rate class', `cms:${'a'.repeat(64)}:fast`],
    ['rate class', `cms:${'a'.repeat(64)}`],
    ['twice', `cms:${'a'.repeat(64)}:bulk,cms:${'b'.repeat(64)}:bulk`],
  ])('that are none are refused: %s', (words, text) => {
    expect(readApiKeys(text).problems.join()).toContain(words);
    expect(readApiKeys(text).problems.join()).not.toContain(secret);
  });
});
