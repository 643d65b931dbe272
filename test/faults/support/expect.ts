import { expect } from 'vitest';
import type { FaultCode } from '../../../src/errors.ts';
import type { Answer } from '../../runtime/ask.ts';

const TYPES: Readonly<Record<string, [type: string, magic: string]>> = {
  png: ['image/png', '89504e470d0a1a0a'],
  jpg: ['image/jpeg', 'ffd8ff'],
  webp: ['image/webp', '52494646'],
};

/** `OK` of the table: a card with everything that caches and browsers need. */
export function expectCard(
  answer: Answer,
  { cacheControl, ext = 'png' }: { cacheControl?: string | RegExp; ext?: string } = {},
): void {
  const [type, magic] = TYPES[ext]!;
  expect(answer.status, answer.status === 200 ? '' : answer.text).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': type,
    'cache-control': expect.stringMatching(cacheControl ?? /^public, max-age=\d+/),
    etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    'cache-tag': expect.stringMatching(/card-[0-9a-f]{32},.*kid-/),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(answer.headers).not.toHaveProperty('vary');
  expect(answer.headers).not.toHaveProperty('set-cookie');
  expect(answer.headers).not.toHaveProperty('x-card-fallback');
  if (answer.bytes.length === 0) return; // asked for with HEAD
  expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
  expect(answer.bytes.toString('hex', 0, magic.length / 2)).toBe(magic);
}

/** `ERR` of the table: a status, a short code, nothing to keep and nothing of what was sent. */
export function expectError(answer: Answer, status: number, code: FaultCode, ...sent: string[]): void {
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expectRefusal(answer, ...sent);
}

/** The same whatever the code. */
export function expectRefusal(answer: Answer, ...sent: string[]): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers).not.toHaveProperty('set-cookie');
  for (const text of sent) expect(answer.text + JSON.stringify(answer.headers)).not.toContain(text);
}

/** The short word of a card's answer, or the code of a problem. */
export function codeOf({ text, headers }: Answer): string {
  if (!headers['content-type']?.includes('json')) return text.trim();
  return (JSON.parse(text) as { code: string }).code;
}
