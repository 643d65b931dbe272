import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../src/errors.ts';
import { checkUrl } from '../../src/guard/check-url.ts';
import { createGuardedFetch } from '../../src/guard/guarded-fetch.ts';
import { readHeader } from '../../src/photo/header.ts';
import { blackPng } from '../fixtures/png-of.ts';

const codeOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
    return 'taken';
  } catch (error) {
    return error instanceof PresscardError ? error.code : `not ours: ${String(error)}`;
  }
};

describe('what reads files and addresses of others', () => {
  it('finds a header or one of our own errors in bytes of any kind', async () => {
    const whole = blackPng(40, 30);
    const starts = ['89504e470d0a1a0a', 'ffd8ffe0', '524946460000000057454250', '00', '474946383961'];
    const bytes = fc.oneof(
      fc
        .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }))
        .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'hex'), rest])),
      fc
        .tuple(fc.nat(whole.length), fc.nat(255))
        .map(([at, byte]) => Buffer.concat([whole.subarray(0, at), Buffer.of(byte), whole.subarray(at + 1)])),
      fc.nat(whole.length).map((length) => whole.subarray(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        expect(await codeOf(() => readHeader(file))).toMatch(
          /^(taken|photo_(unsupported|unreadable|too_large))$/,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('follows a redirect to public addresses only, wherever it points', async () => {
    const host = fc.oneof(
      fc.constantFrom('127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', 'localhost', '10.0.0.1', '[64:ff9b::7f00:1]', 'metadata.google.internal', 'example.com', 'user:pw@example.com', 'example.com:22', ''),
      fc.webAuthority({ withIPv4: true, withIPv6: true, withIPv4Extended: true, withPort: true, withUserInfo: true }),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    ); // prettier-ignore
    const scheme = fc.constantFrom(
      'http://',
      'https://',
      '//',
      'file://',
      'ftp://',
      'javascript:',
      'HTTP:\\\\',
      '',
    );
    const location = fc.oneof(
      fc.tuple(scheme, host).map((parts) => parts.join('')),
      fc.string(),
      fc.webPath(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(location, { minLength: 1, maxLength: 5 }), async (locations) => {
        const asked: string[] = [];
        const fetchGuarded = createGuardedFetch({
          async fetch(url) {
            asked.push(url);
            const to = locations[asked.length - 1];
            if (to === undefined) return new Response('photo');
            const headers = new Headers();
            try {
              headers.set('location', to);
            } catch {
              return new Response('photo'); // no header can say this
            }
            return new Response(null, { status: 302, headers });
          },
        });
        expect(await codeOf(() => fetchGuarded('http://photos.example.com/a', { maxBytes: 10 }))).not.toMatch(
          /^not ours/,
        );
        expect(asked.length).toBeLessThanOrEqual(4);
        for (const url of asked) expect(await codeOf(() => checkUrl(url, {}))).toBe('taken');
      }),
      { numRuns: 1_000 },
    );
  });
});
