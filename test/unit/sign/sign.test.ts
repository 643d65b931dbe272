import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { cardSchema } from '../../../src/card-url/card.ts';
import { encodePayload, SignError, signCard, signShare, type Card } from '../../../src/sign/sign.ts';
import { key, vectors } from '../../signing.ts';

const card: Card = { headline: 'Ferry strike ends', outlet: 'harbour-post' };
const codeOf = (signing: Promise<unknown>): Promise<unknown> =>
  signing.then(
    () => 'signed',
    (error: unknown) => (error instanceof SignError ? error.code : error),
  );

describe('presscard/sign', () => {
  it.each(vectors)('makes the published address of $why', async ({ kid, secret, ext, json, path }) => {
    const signed = { key: { id: kid, secret }, card: JSON.parse(json) as Card };
    expect(await (ext === 'share' ? signShare(signed) : signCard({ ...signed, ext }))).toEqual({
      path,
      url: path,
    });
  });

  it('puts the address of the service in front, whether or not it ends in a slash', async () => {
    const { path } = await signCard({ key, card });
    for (const base of ['https://cards.example', 'https://cards.example/']) {
      expect(await signCard({ key, card, base })).toEqual({ path, url: `https://cards.example${path}` });
    }
    expect(await signShare({ key, card, base: 'https://cdn.example/cards/' })).toMatchObject({
      url: expect.stringMatching(/^https:\/\/cdn\.example\/cards\/s\/v1\/k1\//),
    });
  });

  it('refuses a path that crawlers and proxies would cut', async () => {
    const standfirst = 'a'.repeat(3200);
    expect(await codeOf(signCard({ key, card: { ...card, standfirst } }))).toBe('card_too_long');
    expect(await codeOf(signShare({ key, card: { ...card, standfirst } }))).toBe('signed');
    expect(await codeOf(signShare({ key, card: { ...card, standfirst: standfirst + standfirst } }))).toBe(
      'card_too_long',
    );
  });

  it('refuses what the service would refuse: a short secret, another ending, half a character, no object', async () => {
    expect(await codeOf(signCard({ key: { id: 'k1', secret: 'short' }, card }))).toBe('key_invalid');
    expect(await codeOf(signCard({ key: { ...key, id: 'a/b' }, card }))).toBe('key_invalid');
    expect(await codeOf(signCard({ key, card, ext: 'svg' as 'png' }))).toBe('extension_unknown');
    expect(await codeOf(signCard({ key, card: { ...card, headline: 'Tide \ud83d' } }))).toBe('card_invalid');
    expect(await codeOf(signCard({ key, card: { ...card, headline: 'Tide \\ud83d' } }))).toBe('signed');
    for (const none of [undefined, null, 'text', ['list']]) {
      expect(await codeOf(signCard({ key, card: none as unknown as Card }))).toBe('card_invalid');
    }
  });

  it('puts no headline into an address before its embargo', async () => {
    expect(await codeOf(signCard({ key, card: { ...card, embargo: 1_800_000_000 } }))).toBe('card_invalid');
    expect(await codeOf(signCard({ key, card: { outlet: 'rt', embargo: 1_800_000_000 } }))).toBe('signed');
  });

  it('writes any text so that it is read back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (headline) => {
        const json = Buffer.from(encodePayload({ ...card, headline }), 'base64url').toString();
        expect(JSON.parse(json)).toEqual({ ...card, headline });
      }),
    );
  });

  it('stays small and imports nothing, so that any runtime can load it', () => {
    const source = readFileSync(new URL('../../../src/sign/sign.ts', import.meta.url), 'utf8');
    const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    expect(code.match(/(import|export)(?! type)[^;]* from /g)).toBeNull();
    expect(code).not.toMatch(/\b(process|Buffer|require)\b/);
    expect(code.length).toBeLessThan(4 * 1024);
  });

  it('and the service mean the same card', () => {
    expectTypeOf<z.output<typeof cardSchema>>().toExtend<Card>();
    expectTypeOf<keyof z.output<typeof cardSchema>>().toEqualTypeOf<keyof Card>();
  });
});
