import { differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../src/errors.ts';
import { readHeader } from '../../src/photo/header.ts';
import { readMetadata } from '../../src/photo/metadata.ts';
import { takePhoto } from '../../src/photo/take-photo.ts';
import {
  animatedWebp,
  CHART,
  chart,
  cmykJpeg,
  cmykPatches,
  colourFixtures,
  greyFixtures,
  patches,
  readChart,
  turnedChart,
} from '../fixtures/photos.ts';
import { photoPorts } from './photo-ports.ts';

const difference = differenceCiede2000();

/** A stored photo as any viewer sees it that knows nothing of profiles. */
const seen = async (jpeg: Uint8Array) => {
  const { data, info } = await sharp(jpeg, { ignoreIcc: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8Array(data) };
};

/** The largest difference between what is seen and what was meant. */
const worst = (shown: readonly string[], meant: readonly string[]): number =>
  Math.max(...shown.map((colour, at) => difference(colour, meant[at]!)));

/** What the grey of each patch is, by another engine. */
const greys = async (): Promise<string[]> =>
  readChart(await seen(await chart().greyscale().toColourspace('srgb').png().toBuffer()));

describe.each(photoPorts)('a photo taken in by $name', ({ name, port }) => {
  it.each(Object.entries(colourFixtures))('keeps its colours: %s', async (_, make) => {
    const photo = await takePhoto(port, await make());
    expect(photo).toMatchObject({ ...CHART, type: 'image/jpeg' });
    expect(worst(readChart(await seen(photo.bytes)), patches)).toBeLessThan(3);
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3 });
  });

  it.each(Object.entries(greyFixtures))('keeps its greys: %s', async (_, make) => {
    const photo = await takePhoto(port, await make());
    expect(worst(readChart(await seen(photo.bytes)), await greys())).toBeLessThan(3);
  });

  it.runIf(name === 'sharp')('keeps its colours: a CMYK JPEG', async () => {
    const photo = await takePhoto(port, await cmykJpeg());
    expect(worst(readChart(await seen(photo.bytes)), cmykPatches)).toBeLessThan(3);
  });

  it.runIf(name === 'wasm')('is photo_colour_space in CMYK', async () => {
    await expect(takePhoto(port, await cmykJpeg())).rejects.toMatchObject({
      code: 'photo_colour_space',
      status: 422,
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright with orientation %i', async (orientation) => {
    for (const type of ['jpeg', 'png', 'webp'] as const) {
      const photo = await takePhoto(port, await turnedChart(orientation, type));
      expect(photo).toMatchObject(CHART);
      expect(worst(readChart(await seen(photo.bytes)), patches)).toBeLessThan(3);
      expect(readMetadata(readHeader(photo.bytes)).orientation).toBe(1);
    }
  });

  it('gives the part of a picture that is asked for, as the whole has it', async () => {
    const file = await chart().jpeg().toBuffer();
    const header = readHeader(file);
    const size = { width: header.width >> 1, height: header.height >> 1 };
    const part = { left: 7, top: 5, width: 20, height: 11 };
    const whole = await port.decode(file, header, size);
    const { rgba, ...rest } = await port.decode(file, header, { ...size, part });
    expect(rest).toEqual({ width: 20, height: 11 });
    for (let row = 0; row < part.height; row++) {
      const from = ((part.top + row) * size.width + part.left) * 4;
      const own = rgba.slice(row * part.width * 4, (row + 1) * part.width * 4);
      expect(Array.from(own)).toEqual(Array.from(whole.rgba.subarray(from, from + part.width * 4)));
    }
  });

  it('shows the first picture of an animation', async () => {
    const photo = await takePhoto(port, await animatedWebp());
    expect(photo).toMatchObject({ width: 60, height: 40 });
    expect([...(await seen(photo.bytes)).rgba.subarray(0, 3)]).toEqual([254, 0, 0]);
  });

  it('lies on white where it is transparent', async () => {
    const cutOut = {
      create: { width: 20, height: 20, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    } as const;
    for (const make of [() => sharp(cutOut).png(), () => sharp(cutOut).webp({ lossless: true })]) {
      const photo = await takePhoto(port, await make().toBuffer());
      expect([...(await seen(photo.bytes)).rgba.subarray(0, 3)]).toEqual([255, 255, 255]);
    }
  });

  it.each([
    { from: [3000, 2000], to: name === 'sharp' ? [2880, 1920] : [2449, 1633] },
    { from: [1500, 3000], to: [1200, 2400] },
    { from: [800, 600], to: [800, 600] },
    { from: [8000, 400], to: [4096, 205] },
    { from: [1, 1], to: [1, 1] },
    { from: [7999, 1], to: [4096, 1] },
  ])('is scaled once to what cards need: $from to $to', async ({ from, to }) => {
    const plain = sharp({
      create: { width: from[0]!, height: from[1]!, channels: 3, background: '#5f7a9c' },
    });
    const photo = await takePhoto(port, await plain.jpeg().toBuffer());
    expect([photo.width, photo.height]).toEqual(to);
    const { rgba, ...size } = await seen(photo.bytes);
    expect([size.width, size.height]).toEqual(to);
    expect(
      [...rgba.subarray(-4, -1)].every((value, at) => Math.abs(value - [0x5f, 0x7a, 0x9c][at]!) <= 2),
    ).toBe(true);
  });

  it('keeps creator and copyright, and nothing else of what its file said', async () => {
    const named = await chart()
      .withExif({
        IFD0: { Artist: 'Jane Doe', Copyright: '2026 Harbour Post' },
        IFD3: { GPSLatitude: '51/1 30/1 0/1' },
      })
      .jpeg()
      .toBuffer();
    const photo = await takePhoto(port, named);
    expect(photo).toMatchObject({ creator: 'Jane Doe', copyright: '2026 Harbour Post' });
    const kept = readHeader(photo.bytes);
    expect(readMetadata(kept)).toEqual({
      orientation: 1,
      creator: 'Jane Doe',
      copyright: '2026 Harbour Post',
    });
    expect(kept.exif).toBeUndefined();
    expect(kept.profile).toBeUndefined();
  });

  it('is written as a JPEG that every reader takes, whatever its pixels', async () => {
    const side = fc.integer({ min: 1, max: 70 });
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.nat(255),
        fc.constantFrom(
          { effort: 'fast' } as const,
          { effort: 'small', chroma: '4:2:0' } as const,
          { effort: 'small', chroma: '4:4:4' } as const,
        ),
        fc.integer({ min: 40, max: 95 }),
        async (width, height, seed, kind, quality) => {
          const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) =>
            at % 4 === 3 ? 255 : (at * at * (seed + 1)) >> 5,
          );
          const jpeg = await port.encodeJpeg({ width, height, rgba }, { quality, ...kind });
          const { info } = await sharp(jpeg, { failOn: 'warning' })
            .raw()
            .toBuffer({ resolveWithObject: true });
          expect([info.width, info.height]).toEqual([width, height]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has the same bytes and the same name each time', async () => {
    const bytes = await chart(4).jpeg().toBuffer();
    const [one, other] = await Promise.all([takePhoto(port, bytes), takePhoto(port, bytes)]);
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(other.sha256).toBe(one.sha256);
  });

  it.each([
    ['jpeg', (picture: Sharp) => picture.jpeg()],
    ['png', (picture: Sharp) => picture.png()],
    ['webp', (picture: Sharp) => picture.webp()],
  ])('is photo_unreadable when its %s is cut anywhere, and the next one is taken', async (_, encode) => {
    const whole = await encode(chart()).toBuffer();
    for (const share of [0.3, 0.6, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      await expect(takePhoto(port, cut)).rejects.toMatchObject({ code: 'photo_unreadable' });
    }
    expect(await takePhoto(port, whole)).toMatchObject(CHART);
  });
});

/** A face on a grey wall of 900 by 600 px. */
const subject = async (x: number, y: number): Promise<Buffer> => {
  const dot = Buffer.from(
    '<svg width="120" height="120"><circle cx="60" cy="60" r="60" fill="#c8926f"/><circle cx="40" cy="50" r="8"/><circle cx="80" cy="50" r="8"/></svg>',
  );
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#8a94a0' } })
    .composite([{ input: dot, left: x - 60, top: y - 60 }])
    .jpeg()
    .toBuffer();
};

describe.each(photoPorts)('a damaged photo given to $name', ({ port }) => {
  it('is taken or ends in one of our own errors, and the next one is taken', async () => {
    const files = await Promise.all([
      chart().jpeg().toBuffer(),
      chart().jpeg({ progressive: true }).toBuffer(),
      chart().png().toBuffer(),
      chart().png({ progressive: true, palette: true }).toBuffer(),
      chart().webp().toBuffer(),
      chart().webp({ lossless: true }).toBuffer(),
    ]);
    const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(5),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          const bytes = Buffer.from(files[which]!);
          for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to;
          const fault = await takePhoto(port, bytes).then(
            () => undefined,
            (error: unknown) => error,
          );
          if (fault !== undefined) expect(fault).toBeInstanceOf(PresscardError);
        },
      ),
      { numRuns: 120 },
    );
    expect(await takePhoto(port, files[0]!)).toMatchObject(CHART);
  });
});

describe('the focus of a photo', () => {
  it.each([
    [200, 300],
    [450, 300],
    [700, 300],
  ])('is near its subject at %i, %i, on both runtimes alike', async (x, y) => {
    const bytes = await subject(x, y);
    const [node, worker] = await Promise.all(
      photoPorts.map(async ({ port }) => (await takePhoto(port, bytes)).focus),
    );
    expect(Math.abs(node![0] - x / 900)).toBeLessThan(0.12);
    expect(Math.abs(node![1] - y / 600)).toBeLessThan(0.3);
    expect(worker).toEqual(node);
  });

  it("is the editor's where there is one", async () => {
    const { focus } = await takePhoto(photoPorts[0]!.port, await subject(200, 200), { focus: [0.9, 0.1] });
    expect(focus).toEqual([0.9, 0.1]);
  });
});
