import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpiry, openAddress } from '../../../src/card-url/open.ts';
import { canonicalCard, cardDigest } from '../../../src/card-url/card.ts';
import { PresscardError } from '../../../src/errors.ts';
import { KeyRing, type Key } from '../../../src/keys/key-ring.ts';
import { key, respelled, ring, signBytes, signPayload, vectors } from '../../signing.ts';

/** What a request for this address comes to. */
const outcome = (url: string, keys = ring): Promise<string> =>
  openAddress(url, keys).then(
    () => 'opened',
    (error: unknown) => (error instanceof PresscardError ? error.code : `crashed: ${String(error)}`),
  );

const withState = (state: Key['state']): KeyRing => new KeyRing([{ ...key, state }]);

/** What becomes of a payload that somebody signed. */
const signed = async (json: unknown): Promise<string> =>
  outcome(await signBytes(typeof json === 'string' ? json : JSON.stringify(json)));
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const good = { headline: 'Tide', outlet: 'rt' };

const { path } = vectors[0]!;
const [, , , kid, sig, file] = path.split('/') as [string, string, string, string, string, string];
const origin = 'https://cards.example:8443';

const long = (chars: number, ext: string): string => {
  const head = ext === '' ? `/s/v1/${kid}/${sig}/` : `/c/v1/${kid}/${sig}/`;
  return head + 'A'.repeat(chars - head.length - ext.length) + ext;
};

describe('an address that was signed', () => {
  it.each(vectors)('opens: $why', async ({ path, json, digest }) => {
    const opened = await openAddress(origin + path, ring);
    expect(opened.card).toEqual(JSON.parse(json));
    expect(await cardDigest(opened.card)).toBe(digest);
    expect(opened.hasQuery).toBe(false);
  });

  it('opens with a query, a lone ? too, and says so', async () => {
    for (const query of ['?', '?x=1', '?a=/c/v1/&b=?#']) {
      expect(await openAddress(origin + path + query, ring)).toMatchObject({ hasQuery: true, kid });
    }
  });

  it.each(respelled)('is the same card in another spelling: $json', async ({ of, json }) => {
    const one = await openAddress(await signBytes(json), ring);
    const other = await openAddress(vectors[of]!.path, ring);
    expect(canonicalCard(one.card)).toBe(canonicalCard(other.card));
  });

  it('is another card when anything else differs', async () => {
    const all = await Promise.all(vectors.map(async ({ path }) => (await openAddress(path, ring)).card));
    expect(new Set(all.map(canonicalCard)).size).toBe(new Set(vectors.map(({ json }) => json)).size);
  });

  it('says the same in every design and for any lifetime', async () => {
    const card = { headline: 'Tide', outlet: 'rt' };
    expect(await cardDigest({ ...card, v: 'd1', x: 1_800_000_000 })).toBe(await cardDigest(card));
    expect(canonicalCard({ ...card, v: 'd1' })).not.toBe(canonicalCard(card));
  });
});

describe('an address that was not signed as it stands', () => {
  it('is refused with any single bit flipped', async () => {
    for (let at = path.indexOf(kid); at < path.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const flipped =
          path.slice(0, at) + String.fromCharCode(path.charCodeAt(at) ^ (1 << bit)) + path.slice(at + 1);
        // A slash or a ? makes another path or a query of it; what is left was not signed either.
        expect(await outcome(flipped), flipped).toMatch(/^(signature_invalid|key_unknown|not_found)$/);
      }
    }
  });

  it.each([
    ['another extension', `/c/v1/${kid}/${sig}/${file.replace('.png', '.jpg')}`],
    ['an extension that presscard does not write', `/c/v1/${kid}/${sig}/${file.replace('.png', '.jpeg')}`],
    ['an extension in capitals', `/c/v1/${kid}/${sig}/${file.replace('.png', '.PNG')}`],
    ['no extension', `/c/v1/${kid}/${sig}/${file.replace('.png', '')}`],
    ['a padded signature', `/c/v1/${kid}/${sig}=/${file}`],
    ['a signature cut short', `/c/v1/${kid}/${sig.slice(0, 20)}/${file}`],
    ['a longer signature', `/c/v1/${kid}/${sig}A/${file}`],
    ['a space after the signature', `/c/v1/${kid}/${sig} /${file}`],
    ['an escaped space', `/c/v1/${kid}/${sig}%20/${file}`],
    [
      'an escaped letter in the signature',
      `/c/v1/${kid}/%${sig.charCodeAt(0).toString(16)}${sig.slice(1)}/${file}`,
    ],
    ['an escaped letter in the payload', `/c/v1/${kid}/${sig}/%65${file.slice(1)}`],
    ['an escaped dot', `/c/v1/${kid}/${sig}/${file.replace('.', '%2e')}`],
    ['the other alphabet of base64', `/c/v1/${kid}/${sig.replaceAll('-', '+').replaceAll('_', '/')}/${file}`],
    ['a padded payload', `/c/v1/${kid}/${sig}/${file.replace('.png', '==.png')}`],
    ['the signature of a card on a share page', `/s/v1/${kid}/${sig}/${file.replace('.png', '')}`],
    ['a fragment', `${path}#top`],
    ['a path parameter', `${path};v=1`],
  ])('is refused: %s', async (_, url) => {
    expect(['signature_invalid', 'not_found']).toContain(await outcome(origin + url));
  });

  it('is refused when spare bits of its payload are set, even if somebody signed it so', async () => {
    const tidy = Buffer.from('{"headline":"Tide","outlet":"rt"} ').toString('base64url'); // 34 bytes leave four bits over
    const spelled = tidy.slice(0, -1) + String.fromCharCode(tidy.charCodeAt(tidy.length - 1) + 1);
    expect(Buffer.from(spelled, 'base64url')).toEqual(Buffer.from(tidy, 'base64url'));
    expect(await outcome(await signPayload(tidy))).toBe('opened');
    expect(await outcome(await signPayload(spelled))).toBe('signature_invalid');
  });

  it.each([
    ['a trailing slash', `${path}/`],
    ['a doubled slash', path.replace('/v1/', '/v1//')],
    ['a doubled slash in front', `/${path}`],
    ['a capital in the prefix', path.replace('/c/', '/C/')],
    ['a version in capitals', path.replace('v1', 'V1')],
    ['another version', path.replace('v1', 'v2')],
    ['an escaped prefix', path.replace('/c/', '/%63/')],
    ['a dot segment', path.replace('/v1/', '/./v1/')],
    ['something in front', `/x${path}`],
    ['nothing', ''],
  ])('is nowhere: %s', async (_, url) => {
    expect(await outcome(origin + url)).toBe('not_found');
  });

  it('is too long from 4 KB of path on, for a share page from 8 KB', async () => {
    expect(await outcome(long(4096, '.png'))).toBe('signature_invalid');
    expect(await outcome(long(4097, '.png'))).toBe('address_too_long');
    expect(await outcome(long(8192, ''))).toBe('signature_invalid');
    expect(await outcome(long(8193, ''))).toBe('address_too_long');
  });

  it('opens in no second spelling, whatever is changed', async () => {
    const edit = fc.record({
      at: fc.nat(path.length),
      cut: fc.integer({ min: 0, max: 3 }),
      put: fc.oneof(
        fc.string({ maxLength: 3, unit: 'binary' }),
        fc.constantFrom('=', '%', '%2E', '/', '\\', '.', '..', '+', '\0', '\n', '\u00a0', 'ａ', ';'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, cut, put }) => {
        const changed = path.slice(0, at) + put + path.slice(at + cut);
        // Only before a ? is it the same path; what follows is a query.
        fc.pre(changed.split('?')[0] !== path);
        expect(await outcome(changed)).toMatch(/^(signature_invalid|key_unknown|not_found)$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('is answered whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath()), async (url) => {
        expect(await outcome(url)).toMatch(/^(signature_invalid|key_unknown|not_found)$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the key of an address', () => {
  it('opens it when it only verifies, or is frozen', async () => {
    expect(await outcome(path, withState('verify'))).toBe('opened');
    expect(await outcome(path, withState('frozen'))).toBe('opened');
  });

  it('does not when it was revoked or is not known', async () => {
    expect(await outcome(path, withState('revoked'))).toBe('key_revoked');
    expect(await outcome(path, new KeyRing([]))).toBe('key_unknown');
    expect(await outcome(path.replace(`/${kid}/`, '/__proto__/'))).toBe('key_unknown');
  });

  it('is not mixed up with another key of the same secret', async () => {
    expect(await outcome(path.replace(`/${kid}/`, '/k2/'), new KeyRing([{ ...key, id: 'k2' }]))).toBe(
      'signature_invalid',
    );
  });
});

describe('a payload that somebody signed', () => {
  it.each([
    ['no JSON', 'headline=Tide'],
    ['nothing but a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a byte order mark', '\ufeff{"headline":"Tide","outlet":"rt"}'],
    ['__proto__', '{"headline":"Tide","outlet":"rt","__proto__":{"x":1}}'],
    ['__proto__ further in', '{"headline":"Tide","outlet":"rt","photo":{"__proto__":{}}}'],
    ['a hundred levels', `{"headline":"Tide","outlet":"rt","a":${nested(100)}}`],
    ['nine levels', `{"headline":"Tide","outlet":"rt","a":${nested(8)}}`],
    ['half a character', String.raw`{"headline":"Tide \ud83d","outlet":"rt"}`],
    ['half a character in a name', String.raw`{"headline":"Tide","outlet":"rt","\udc00":1}`],
    ['no headline', { outlet: 'rt' }],
    ['an empty headline', { ...good, headline: '' }],
    ['no outlet', { headline: 'Tide' }],
    ['a number for a text', { ...good, kicker: 7 }],
    [
      'a text for a number',
      '{"headline":"Tide","outlet":"rt","photo":{"sha256":"' + 'ab'.repeat(32) + '","focus":["0.5",0.5]}}',
    ],
    ['a focus outside the photo', { ...good, photo: { sha256: 'ab'.repeat(32), focus: [0.5, 1.01] } }],
    ['a photo by its address', { ...good, photo: { src: 'https://example.org/a.jpg' } }],
    ['an expiry as 1e999', '{"headline":"Tide","outlet":"rt","x":1e999}'],
    ['an expiry as a text', { ...good, x: '5' }],
    ['a negative expiry', { ...good, x: -1 }],
    ['an expiry with a fraction', { ...good, x: 1.5 }],
    ['an expiry in milliseconds', { ...good, x: 1_800_000_000_000 }],
    ['an embargo with its headline', { ...good, embargo: 1_800_000_000 }],
    [
      'an embargo with the address of its article',
      { outlet: 'rt', url: 'https://a.example/tide', embargo: 1 },
    ],
  ])('is refused: %s', async (_, json) => {
    expect(await signed(json)).toBe('card_invalid');
  });

  it('is refused when its bytes are not UTF-8', async () => {
    expect(
      await outcome(await signBytes(Buffer.from('{"headline":"Tide\xff","outlet":"rt"}', 'latin1'))),
    ).toBe('card_invalid');
  });

  it('may have eight levels, and members of a later version', async () => {
    expect(await signed(`{"headline":"Tide","outlet":"rt","later":${nested(7)}}`)).toBe('opened');
  });

  it('is a card or is refused, whatever it is', async () => {
    const json = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .object({
          key: fc.constantFrom('headline', 'outlet', 'photo', 'state', 'x', 'items', '__proto__', 'v'),
        })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(json, async (text) => {
        fc.pre(text !== '' && text.length < 1500);
        expect(await signed(text)).toMatch(/^(opened|card_invalid)$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is over when its time has come, and not a moment before', () => {
    const card = { ...good, x: 1_800_000_000 };
    expect(() => checkExpiry(card, 1_799_999_999_999)).not.toThrow();
    expect(() => checkExpiry(card, 1_800_000_000_000)).toThrow(
      expect.objectContaining({ code: 'card_expired', status: 410 }),
    );
    expect(() => checkExpiry(good, Number.MAX_SAFE_INTEGER)).not.toThrow();
  });
});
