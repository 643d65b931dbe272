import { expect, it } from 'vitest';
import { cookieNames, readCookie, sessionCookie } from '../../../src/session/cookie.ts';

it('a cookie is read by its whole name, and not at all where it stands twice', () => {
  expect(readCookie('a=1; presscard=two; b=3', 'presscard')).toBe('two');
  expect(readCookie('xpresscard=1', 'presscard')).toBeUndefined();
  expect(readCookie('presscard=1; presscard=2', 'presscard')).toBeUndefined();
  expect(readCookie(null, 'presscard')).toBeUndefined();
  expect(readCookie('presscard=a=b', 'presscard')).toBe('a=b');
});

it('a session’s cookie is tied to its host where there is https', () => {
  expect(sessionCookie(cookieNames('https://cards.example'), 'v', 60)).toBe(
    '__Host-presscard=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
  );
  expect(sessionCookie(cookieNames('http://10.0.0.5:8787'), 'v', 60)).toBe(
    'presscard=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60',
  );
});
