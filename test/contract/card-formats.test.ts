import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/index.ts';
import { CARD_AIM_MAX_BYTES, CARD_MAX_BYTES } from '../../src/limits.ts';
import { readHeader } from '../../src/photo/header.ts';
import { readMetadata } from '../../src/photo/metadata.ts';
import { withCredits } from '../../src/photo/xmp.ts';
import { sizes } from '../../templates/sizes.ts';
import { decodePng } from '../decode-png.ts';
import { articles } from '../fixtures/articles.ts';
import { scenePhoto, scenes } from '../fixtures/scenes.ts';
import { testPress } from '../press.ts';
import { photoPorts } from './photo-ports.ts';

const kinds = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
const formats = Object.keys(kinds) as (keyof typeof kinds)[];

describe.each(photoPorts)('a card by $name', ({ name, port }) => {
  const base = testPress();
  const press = { ...base, ports: { ...base.ports, photos: port } };

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
    const shown = format === 'png' && name === 'wasm' ? scenes.filter((scene) => scene !== 'noise') : scenes;
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
          const most = scene === 'noise' || format === 'png' ? CARD_MAX_BYTES : CARD_AIM_MAX_BYTES;
          expect(bytes.length).toBeLessThanOrEqual(most);
        }
      },
      60_000,
    );
  });

  it('as JPEG says who made the photo and whose it is', async () => {
    const { bytes } = await scenePhoto('harbour');
    const credits = { credit: 'Jane Doe/Agency', creator: 'Jane Doe', copyright: '© 2026 Agency' };
    const card = await renderCard(press, articles.short, { photo: withCredits(bytes, credits) });
    expect(card.contentType).toBe('image/jpeg');
    expect(readMetadata(readHeader(card.bytes))).toMatchObject(credits);
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
