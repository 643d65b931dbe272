import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../../src/photo/credits.ts';
import { creditSegments, withSegments } from '../../../src/studio/client/jpeg-credits.ts';

const plain = { create: { width: 40, height: 30, channels: 3, background: '#345' } } as const;
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Jane Doe/Agency"/></rdf:RDF></x:xmpmeta>';

describe('the names of those who made a photo', () => {
  it('go along into the smaller one', async () => {
    const agency = await sharp(plain).withXmp(XMP).jpeg().toBuffer();
    const smaller = await sharp(agency).resize(20).jpeg().toBuffer();
    expect(await creditsOf(smaller)).toEqual({});
    const whole = withSegments(new Uint8Array(smaller), creditSegments(agency));
    expect(await creditsOf(whole)).toEqual({ credit: 'Jane Doe/Agency' });
    expect(await sharp(whole).metadata()).toMatchObject({ width: 20, format: 'jpeg' });
  });

  it('are looked for in anything without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const jpegLike = Uint8Array.from([0xff, 0xd8, ...bytes]);
        for (const segment of [...creditSegments(bytes), ...creditSegments(jpegLike)])
          expect(segment.length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
