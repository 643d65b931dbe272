import { expect, it } from 'vitest';
import { ownAddress } from '../../../src/card-url/own-address.ts';

it.each([
  ['https://cards.example.org/c/v1/a/b/c.png', 'https://cards.example.org', '/c/v1/a/b/c.png'],
  ['https://example.org/cards/c/v1/a/b/c.png', 'https://example.org/cards', '/c/v1/a/b/c.png'],
  ['/c/v1/a/b/c.png', 'https://cards.example.org', '/c/v1/a/b/c.png'],
  ['https://cards.example.org.evil.example/c/v1/a/b/c.png', 'https://cards.example.org', undefined],
  ['http://cards.example.org/c/v1/a/b/c.png', 'https://cards.example.org', undefined],
  ['https://example.org/c/v1/a/b/c.png', 'https://example.org/cards', undefined],
])('%s of a service at %s is %s', (address, baseUrl, path) => {
  expect(ownAddress(address, baseUrl)).toBe(path);
});
