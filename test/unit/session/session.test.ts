import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyRing, type Key } from '../../../src/keys/key-ring.ts';
import { newApiKey, newKey } from '../../../src/keys/new-key.ts';
import { accessEditor, openSession, sealSession, type SessionGrounds } from '../../../src/session/session.ts';

const { apiKey } = await newApiKey({ id: 'desk', outlets: ['rt'] });
const main = newKey({ id: 'main', outlets: [] });
const grounds = (change: Partial<SessionGrounds> = {}, key: Key = main): SessionGrounds => ({
  keys: new KeyRing([key]),
  apiKeys: [apiKey],
  accessName: 'https://team.example tag',
  ...change,
});
const AT_S = 1_800_000_000;
const editor = { apiKey, via: 'key' } as const;

describe('a session of an editor', () => {
  it('is the API key that was shown, until it ends', async () => {
    const value = (await sealSession(grounds(), editor, AT_S))!;
    expect(await openSession(grounds(), value, AT_S * 1000 - 1)).toEqual({ apiKey, via: 'key' });
    expect(await openSession(grounds(), value, AT_S * 1000)).toBeUndefined();
    expect(value).not.toContain(apiKey.hash);
  });

  it('ends with its API key, with a new token of it, and with the signing key', async () => {
    const value = (await sealSession(grounds(), editor, AT_S))!;
    const renewed = { ...apiKey, hash: 'f'.repeat(64) };
    for (const lost of [
      grounds({ apiKeys: [] }),
      grounds({ apiKeys: [renewed] }),
      grounds({}, { ...main, state: 'frozen' }),
      grounds({}, { ...main, state: 'revoked' }),
      grounds({}, newKey({ id: 'main', outlets: [] })),
    ])
      expect(await openSession(lost, value, 0)).toBeUndefined();
    expect(await openSession(grounds({}, { ...main, state: 'verify' }), value, 0)).toBeDefined();
  });

  it('of Cloudflare Access ends with the application', async () => {
    const value = (await sealSession(grounds(), accessEditor('access-0123456789ab'), AT_S))!;
    expect((await openSession(grounds(), value, 0))?.apiKey.id).toBe('access-0123456789ab');
    expect(await openSession(grounds({ accessName: undefined }), value, 0)).toBeUndefined();
    expect(
      await openSession(grounds({ accessName: 'https://team.example other' }), value, 0),
    ).toBeUndefined();
  });

  it('is not made where no key signs', async () => {
    expect(await sealSession(grounds({}, { ...main, state: 'verify' }), editor, AT_S)).toBeUndefined();
  });

  it('is nothing that anybody can make up, whatever they write', async () => {
    const value = (await sealSession(grounds(), editor, AT_S))!;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc
            .tuple(fc.nat(value.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
            .map(([at, put]) => value.slice(0, at) + put + value.slice(at + put.length)),
        ),
        async (text) => {
          fc.pre(text !== value);
          expect(await openSession(grounds(), text, 0)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});
