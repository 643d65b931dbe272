import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/source/decode-document.ts';

const RUSSIAN = 'Причал открыт';
/** “Причал открыт” in Windows-1251 and KOI8-R. */
const CP1251 = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xf7, 0xe0, 0xeb, 0x20, 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xf2);
const KOI8 = Uint8Array.of(0xf0, 0xd2, 0xc9, 0xde, 0xc1, 0xcc, 0x20, 0xcf, 0xd4, 0xcb, 0xd2, 0xd9, 0xd4);
/** “埠頭” in Shift_JIS, EUC-JP, ISO-2022-JP, Big5 and GBK. */
const JAPANESE: Readonly<Record<string, readonly number[]>> = {
  shift_jis: [0x95, 0x75, 0x93, 0xaa],
  'euc-jp': [0xc9, 0xd6, 0xc6, 0xac],
  'iso-2022-jp': [0x1b, 0x24, 0x42, 0x49, 0x56, 0x46, 0x2c, 0x1b, 0x28, 0x42],
};

const bytes = (...parts: readonly (string | Iterable<number>)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
  );
const page = (charset: string, text: Iterable<number>): Uint8Array =>
  bytes(`<html><head><meta charset="${charset}"></head><body>`, text);

describe('a document’s text', () => {
  it('is read by the charset of its header', () => {
    const contentType = 'text/html; charset=windows-1251';
    expect(decodeDocument(CP1251, { contentType, kind: 'html' })).toBe(RUSSIAN);
  });

  it('is read by its own word, in both forms of HTML and in XML', () => {
    expect(decodeDocument(page('koi8-r', KOI8), { kind: 'html' })).toContain(RUSSIAN);
    const older = bytes('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', KOI8);
    expect(decodeDocument(older, { kind: 'html' })).toContain(RUSSIAN);
    const xml = bytes('<?xml version="1.0" encoding="windows-1251"?><rss>', CP1251);
    expect(decodeDocument(xml, { kind: 'xml' })).toContain(RUSSIAN);
  });

  it.each(Object.entries(JAPANESE))('is read in %s', (charset, text) => {
    expect(decodeDocument(page(charset, text), { kind: 'html' })).toContain('埠頭');
  });

  it('is UTF-8 where it is, whatever header and page say', () => {
    const wrong = bytes('<meta charset="windows-1251">', RUSSIAN);
    expect(decodeDocument(wrong, { contentType: 'text/html; charset=iso-8859-1', kind: 'html' })).toContain(
      RUSSIAN,
    );
  });

  it('is UTF-8 with a stray byte, and cut in the middle of a character', () => {
    expect(decodeDocument(bytes(RUSSIAN, [0xff]), { kind: 'html' })).toContain(RUSSIAN);
    const cut = bytes(RUSSIAN).subarray(0, -1);
    expect(decodeDocument(cut, { kind: 'html' })).toContain(RUSSIAN.slice(0, -1));
  });

  it('is what browsers take where nobody says anything, or UTF-8 is said and is not', () => {
    const text = Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x93);
    expect(decodeDocument(text, { kind: 'html' })).toBe('café“');
    expect(decodeDocument(text, { contentType: 'text/html; charset=utf-8', kind: 'html' })).toBe('café“');
    expect(decodeDocument(text, { contentType: 'text/html; charset=klingon', kind: 'html' })).toBe('café“');
  });

  it('is read by its byte order mark first', () => {
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...RUSSIAN].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    expect(decodeDocument(utf16, { contentType: 'text/html; charset=utf-8', kind: 'html' })).toBe(RUSSIAN);
    expect(
      decodeDocument(bytes([0xef, 0xbb, 0xbf], RUSSIAN), {
        contentType: 'text/html; charset=koi8-r',
        kind: 'html',
      }),
    ).toBe(RUSSIAN);
  });

  it('is a text for any bytes and any header', () => {
    const anyBytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(anyBytes, fc.string(), fc.constantFrom('html', 'xml'), (content, charset, kind) => {
        expect(typeof decodeDocument(content, { contentType: `text/html; charset=${charset}`, kind })).toBe(
          'string',
        );
      }),
    );
  });
});
