import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/index.ts';
import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES } from '../../src/limits.ts';
import { readHeader } from '../../src/photo/header.ts';
import { readMetadata } from '../../src/photo/metadata.ts';
import { takePhoto } from '../../src/photo/take-photo.ts';
import { withCredits } from '../../src/photo/xmp.ts';
import { sizes } from '../../templates/sizes.ts';
import { decodePng } from '../decode-png.ts';
import { articles } from '../fixtures/articles.ts';
import { scenePhoto } from '../fixtures/scenes.ts';
import { testPress } from '../press.ts';
import { photoPorts } from './photo-ports.ts';

const kinds = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
const formats = Object.keys(kinds) as (keyof typeof kinds)[];

/** Flat, busy, as large as any, and a photograph. */
const telling = ['harbour', 'crowd', 'noise', 'mountains'] as const;
const near = (seen: number[], wanted: number[]): boolean =>
  seen.every((value, channel) => Math.abs(value - wanted[channel]!) < 24);

describe.each(photoPorts)('a card by $name', ({ name, port }) => {
  const base = testPress();
  const press = { ...base, ports: { ...base.ports, photos: port } };

  it('is the same beside others that are made at the same time as by itself', async () => {
    const cards = await Promise.all(
      telling.flatMap((scene) =>
        (['og', 'square'] as const).map(async (size) => {
          const { bytes: photo } = await scenePhoto(scene);
          return () => renderCard(press, articles.plate, { photo, template: 'photo', size });
        }),
      ),
    );
    const alone: Uint8Array[] = [];
    for (const card of cards) alone.push((await card()).bytes);
    const kept = alone.map((bytes) => bytes.slice());
    const together = await Promise.all(cards.map((card) => card()));
    expect(together.map(({ bytes }) => Buffer.from(bytes))).toEqual(kept.map((bytes) => Buffer.from(bytes)));
    // Nor has what went out been written over since.
    expect(alone).toEqual(kept);
  }, 60_000);

  describe.each(formats)('as %s', (format) => {
    it('of text alone has its colours and no alpha', async () => {
      const { bytes, contentType } = await renderCard(press, articles.plate, { format });
      expect([contentType, readHeader(bytes).type]).toEqual([
        kinds[format],
        { jpg: 'jpeg' }[format as 'jpg'] ?? format,
      ]);
      const [seen, wanted] = await Promise.all(
        [bytes, (await renderCard(press, articles.plate, { format: 'png' })).bytes].map((each) =>
          sharp(each).raw().toBuffer({ resolveWithObject: true }),
        ),
      );
      expect(seen!.info).toMatchObject({ width: 1200, height: 630, channels: 3 });
      const sum = seen!.data.reduce((all, value, at) => all + Math.abs(value - wanted!.data[at]!), 0);
      expect(sum / seen!.data.length).toBeLessThan(1);
      expect(bytes.length).toBeLessThan(CARD_AIM_MAX_BYTES);
    });

    // PNG is our own, the same beside both; noise takes it seconds.
    const shown =
      format === 'png' && name === 'wasm' ? telling.filter((scene) => scene !== 'noise') : telling;
    it.each(shown)(
      'over a photo stays within its bytes and has no alpha: %s',
      async (scene) => {
        const { bytes: photo, focus } = await scenePhoto(scene);
        const input = { ...articles.long, photo: { focus: [...focus] } };
        for (const size of ['og', 'story'] as const) {
          const { bytes, contentType } = await renderCard(press, input, { size, format, photo });
          expect(contentType).toBe(kinds[format]);
          const { width, height, hasAlpha } = await sharp(bytes).metadata();
          expect([width, height, hasAlpha]).toEqual([sizes[size].widthPx, sizes[size].heightPx, false]);
          const most = format === 'png' ? CARD_MAX_BYTES : CARD_AIM_MAX_BYTES;
          expect(bytes.length).toBeLessThanOrEqual(most);
        }
      },
      60_000,
    );
  });

  it.each([...formats, 'svg'] as const)(
    'as %s shows the portrait of its author in a circle, cropped by its focus',
    async (format) => {
      // Blue, with the face in the right half green: the circle round the focus has nothing of the left.
      const file = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#0000ff' } })
        .composite([
          {
            input: { create: { width: 400, height: 400, channels: 3, background: '#00c000' } },
            left: 400,
            top: 0,
          },
        ])
        .jpeg()
        .toBuffer();
      const { bytes: portrait, sha256 } = await takePhoto(port, file);
      const author = { name: 'Jane Doe', portrait: sha256, focus: [0.75, 0.5] as const };
      const input = { ...articles.short, author };
      const card = await renderCard(press, input, { template: 'opinion', format, portrait });
      expect(card.warnings).toEqual([]);
      expect(card.bytes.length).toBeLessThan(CARD_AIM_MAX_BYTES);
      const { data, info } = await sharp(card.bytes)
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([1200, 630]);
      const at = (x: number, y: number): number[] => [...data.subarray((y * 1200 + x) * 3).subarray(0, 3)];
      const { marginPx: left, inkBottomPx: bottom } = sizes.og;
      for (const [x, y] of [
        [left + 44, bottom - 44],
        [left + 3, bottom - 44],
        [left + 44, bottom - 4],
      ])
        expect([x, y, near(at(x!, y!), [0, 0xc0, 0])]).toEqual([x, y, true]);
      // The corner of its square is paper.
      expect(near(at(left + 5, bottom - 5), at(20, 20))).toBe(true);
    },
  );

  it('as JPEG says nothing of who made the portrait', async () => {
    const { bytes } = await scenePhoto('astronaut');
    const portrait = withCredits(bytes, { credit: 'Jane Doe/Agency', creator: 'Jane Doe' });
    const input = { ...articles.short, author: 'Jane Roe' };
    const card = await renderCard(press, input, { template: 'opinion', portrait });
    expect(card.contentType).toBe('image/jpeg');
    const { creator, credit } = readMetadata(readHeader(card.bytes));
    expect([creator, credit]).toEqual([undefined, undefined]);
  });

  it('as JPEG says who made the photo and whose it is', async () => {
    const { bytes } = await scenePhoto('harbour');
    const credits = { credit: 'Jane Doe/Agency', creator: 'Jane Doe', copyright: '© 2026 Agency' };
    const card = await renderCard(press, articles.short, { photo: withCredits(bytes, credits) });
    expect(card.contentType).toBe('image/jpeg');
    expect(readMetadata(readHeader(card.bytes))).toMatchObject(credits);
  });

  it('as JPEG builds up while it loads, and keeps whole colours where a text asks for them', async () => {
    const { bytes: photo } = await scenePhoto('harbour');
    for (const [article, chromaSubsampling] of [
      [articles.cyrillic, '4:2:0'],
      [articles.plate, '4:4:4'],
    ] as const) {
      const { bytes } = await renderCard(press, article, { photo, template: 'split' });
      expect(await sharp(bytes).metadata()).toMatchObject({ isProgressive: true, chromaSubsampling });
    }
  });

  it('as PNG keeps the exact colour of a plate over a photo', async () => {
    const { bytes: photo } = await scenePhoto('crowd');
    const { bytes, article } = await renderCard(press, articles.plate, { format: 'png', photo });
    const { colourType, rgba } = decodePng(bytes);
    expect(colourType).toBe(3);
    // A corner of the plate, in its padding.
    const at = (86 * 1200 + 76) * 4;
    expect(`#${Buffer.from(rgba.subarray(at, at + 3)).toString('hex')}`).toBe(article.outlet.colour);
  });

  it('as SVG holds the photo within itself', async () => {
    const { bytes: photo } = await scenePhoto('stage');
    const { bytes } = await renderCard(press, articles.long, { format: 'svg', photo });
    const svg = new TextDecoder().decode(bytes);
    expect(svg.match(/<image/g)).toHaveLength(1);
    expect(svg).toMatch(/<svg[^>]*><image [^>]*href="data:image\/jpeg;base64,/);
  });
});
