import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { PHOTO_SCANS_MAX } from '../../../src/limits.ts';
import { readHeader } from '../../../src/photo/header.ts';
import { readMetadata } from '../../../src/photo/metadata.ts';
import { stillWebp } from '../../../src/photo/webp-header.ts';
import { animatedWebp, chart, cmykJpeg, turnedChart } from '../../fixtures/photos.ts';
import { ihdr, pngOf } from '../../fixtures/png-of.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const codeOf = (bytes: Uint8Array): string => {
  try {
    readMetadata(readHeader(bytes));
    return 'read';
  } catch (error) {
    return error instanceof PresscardError ? error.code : `not ours: ${String(error)}`;
  }
};

/** Photoshop's resource 0x0404 with IPTC datasets of record 2. */
const iptc = (sets: readonly (readonly [number, string])[], utf8 = true): Buffer => {
  const data = Buffer.concat([
    ...(utf8 ? [Buffer.from('1c015a00031b2547', 'hex')] : []),
    ...sets.map(([dataset, value]) => {
      const bytes = Buffer.from(value, utf8 ? 'utf8' : 'latin1');
      return Buffer.concat([Buffer.of(0x1c, 2, dataset, bytes.length >> 8, bytes.length & 255), bytes]);
    }),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return Buffer.concat([latin1('8BIM\x04\x04\0\0'), size, data, Buffer.alloc(data.length % 2)]);
};

describe('what a file is', () => {
  it.each([
    ['JPEG', async () => chart().jpeg().toBuffer(), { type: 'jpeg', colour: 'rgb' }],
    ['progressive JPEG', async () => chart().jpeg({ progressive: true }).toBuffer(), { type: 'jpeg' }],
    [
      'grey JPEG',
      async () => chart().toColourspace('b-w').jpeg().toBuffer(),
      { type: 'jpeg', colour: 'grey' },
    ],
    ['CMYK JPEG', cmykJpeg, { type: 'jpeg', colour: 'cmyk' }],
    ['PNG', async () => chart().png().toBuffer(), { type: 'png', colour: 'rgb', animated: false }],
    ['grey PNG', async () => chart().toColourspace('b-w').png().toBuffer(), { type: 'png', colour: 'grey' }],
    ['lossy WebP', async () => chart().webp().toBuffer(), { type: 'webp', colour: 'rgb' }],
    ['lossless WebP', async () => chart().webp({ lossless: true }).toBuffer(), { type: 'webp' }],
    ['WebP with a profile', async () => chart().withIccProfile('p3').webp().toBuffer(), { type: 'webp' }],
  ])('is read from its bytes, with its size: %s', async (_, make, expected) => {
    expect(readHeader(await make())).toMatchObject({ ...expected, width: 160, height: 120 });
  });

  it.each([
    ['GIF', latin1('GIF89a\x01\x00\x01\x00')],
    ['GIF that is JavaScript as well', latin1('GIF89a/*\x00\x00*/=1;alert(1)')],
    ['AVIF', latin1('\0\0\0\x1cftypavif\0\0\0\0')],
    ['HEIC', latin1('\0\0\0\x18ftypheic\0\0\0\0')],
    ['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG behind a declaration', latin1('\xef\xbb\xbf <?xml version="1.0"?><svg/>')],
    ['HTML', latin1('<!doctype html><title>Not found</title>')],
    ['PDF with a JPEG inside', Buffer.concat([latin1('%PDF-1.7\n'), latin1('\xff\xd8\xff\xe0')])],
    ['TIFF', latin1('II*\0\x08\0\0\0')],
    ['JPEG XL', latin1('\xff\x0a\xfa\x1f')],
    ['WAV, which begins as WebP does', latin1('RIFF\x04\0\0\0WAVEfmt ')],
    ['text', latin1('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a single byte', Buffer.alloc(1)],
  ])('is photo_unsupported with status 415 where it is none of the three: %s', (_, bytes) => {
    expect(() => readHeader(bytes)).toThrow(
      expect.objectContaining({ code: 'photo_unsupported', status: 415 }),
    );
  });

  it('says by name what was sent instead', () => {
    expect(() => readHeader(latin1('GIF89a'))).toThrow(/this is GIF/);
  });

  it('notices animations', async () => {
    const png = pngOf([
      ['IHDR', ihdr(1, 1)],
      ['acTL', Buffer.alloc(8)],
      ['IDAT', deflateSync(Buffer.alloc(4))],
      ['IEND', Buffer.alloc(0)],
    ]);
    expect(readHeader(png).animated).toBe(true);
    const webp = await animatedWebp();
    expect(readHeader(webp)).toMatchObject({ animated: true, width: 60, height: 40 });
    expect(await sharp(stillWebp(webp)).metadata()).toMatchObject({ width: 60, height: 40 });
  });
});

describe('a size that is a trap', () => {
  it('is read from the header of a small file', () => {
    const png = pngOf([
      ['IHDR', ihdr(100_000, 100_000, { depth: 1, colourType: 0 })],
      ['IEND', Buffer.alloc(0)],
    ]);
    expect(readHeader(png)).toMatchObject({ width: 100_000, height: 100_000 });
  });

  it('is refused where a WebP canvas and its picture differ', async () => {
    const webp = Buffer.from(await chart().withIccProfile('p3').webp().toBuffer());
    webp.writeUIntLE(15_999, webp.indexOf('VP8X') + 12, 3);
    expect(codeOf(webp)).toBe('photo_unsupported');
  });

  it('is refused where there are no pixels', () => {
    expect(
      codeOf(
        pngOf([
          ['IHDR', ihdr(0, 10)],
          ['IEND', Buffer.alloc(0)],
        ]),
      ),
    ).toBe('photo_unreadable');
  });

  it('is refused in a JPEG of countless scans', async () => {
    const jpeg = await chart().jpeg({ progressive: true }).toBuffer();
    const scan = jpeg.lastIndexOf(Buffer.of(0xff, 0xda));
    const tail = jpeg.subarray(scan, -2);
    const many = Buffer.concat([
      jpeg.subarray(0, -2),
      ...Array<Buffer>(PHOTO_SCANS_MAX).fill(tail),
      jpeg.subarray(-2),
    ]);
    expect(codeOf(many)).toBe('photo_unreadable');
  });
});

describe('the credits of a photo', () => {
  it('are the IPTC ones, in any script', () => {
    const block = iptc([
      [80, 'Иван Петров'],
      [110, 'Иван Петров/Агентство'],
      [116, '© 2026 Агентство'],
    ]);
    expect(readMetadata({ iptc: block })).toEqual({
      orientation: 1,
      creator: 'Иван Петров',
      credit: 'Иван Петров/Агентство',
      copyright: '© 2026 Агентство',
    });
  });

  it('come from XMP first', () => {
    const xmp = Buffer.from(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Łódź &amp; Co"><dc:creator><rdf:Seq><rdf:li>Zofia</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`,
    );
    expect(readMetadata({ xmp, iptc: iptc([[110, 'older']]) })).toMatchObject({
      credit: 'Łódź & Co',
      creator: 'Zofia',
    });
  });

  it.each([
    [
      'entities that multiply',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;&b;</x>',
    ],
    ['no markup', 'hello'],
    ['an element that does not end', '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>'],
  ])('are none where the XMP has %s', (_, xmp) => {
    expect(readMetadata({ xmp: Buffer.from(xmp) })).toEqual({ orientation: 1 });
  });
});

describe('whatever comes', () => {
  let files: Buffer[] = [];
  beforeAll(async () => {
    files = await Promise.all([
      chart()
        .jpeg({ progressive: true })
        .withIccProfile('p3')
        .withExif({ IFD0: { Artist: 'A' } })
        .toBuffer(),
      turnedChart(6),
      turnedChart(5, 'png'),
      turnedChart(7, 'webp'),
      chart().png({ progressive: true }).withIccProfile('p3').toBuffer(),
      animatedWebp(),
    ]);
  });

  it('ends in a header or one of our own errors: bytes at random behind each signature', () => {
    const signatures = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x20\0\0\0WEBPVP8X',
      'RIFF\x20\0\0\0WEBPVP8 ',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 300 }), (signature, bytes) => {
        expect(codeOf(Buffer.concat([latin1(signature), bytes]))).not.toMatch(/^not ours/);
      }),
      { numRuns: 500 },
    );
  });

  it('ends in a header or one of our own errors: photos cut short and changed', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(change, { maxLength: 8 }),
        fc.boolean(),
        (which, share, changes, atHead) => {
          const whole = files[which]!;
          const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * share)));
          // Most of what can go wrong stands in the first bytes.
          const reach = atHead ? Math.min(bytes.length, 400) : bytes.length;
          for (const { at, to } of changes) bytes[Math.floor(at * reach)] = to;
          expect(codeOf(bytes)).not.toMatch(/^not ours/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
