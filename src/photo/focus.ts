import smartcropModule from 'smartcrop';
import { FOCUS_SAMPLE_PX } from '../limits.ts';
import type { Pixels } from '../ports.ts';
import { shrink } from './shrink.ts';

/** The point that every crop keeps, from the left and the top, 0 to 1. */
export type Focus = readonly [x: number, y: number];

/** As it is called here: the package's types know the browser's canvas only. */
interface Smartcrop {
  crop(
    image: Pixels,
    options: {
      readonly width: number;
      readonly height: number;
      readonly ruleOfThirds: boolean;
      readonly prescale: boolean;
      readonly imageOperations: typeof imageOperations;
    },
  ): Promise<{ readonly topCrop: Crop }>;
}
const smartcrop = smartcropModule as unknown as Smartcrop;

/** The most upright and the flattest crop that networks make: `story`, and X's 2:1. */
const TALL = { width: 9, height: 16 };
const FLAT = { width: 2, height: 1 };

/**
 * Where a photo's subject is, by faces' colours, edges and saturation (smartcrop). The best upright crop
 * decides from left to right and the best flat one from top to bottom, since these move furthest.
 */
export async function findFocus(pixels: Pixels): Promise<Focus> {
  const scale = Math.min(1, FOCUS_SAMPLE_PX / Math.max(pixels.width, pixels.height));
  const sample = shrink(pixels, {
    width: Math.max(1, Math.round(pixels.width * scale)),
    height: Math.max(1, Math.round(pixels.height * scale)),
  });
  const tall = await bestCrop(sample, TALL);
  const flat = await bestCrop(sample, FLAT);
  return [middle(tall.x, tall.width, sample.width), middle(flat.y, flat.height, sample.height)];
}

interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function bestCrop(sample: Pixels, shape: { width: number; height: number }): Promise<Crop> {
  // smartcrop scores every eighth pixel; a strip narrower than two of those has nothing to choose.
  if (Math.min(sample.width, sample.height) < 16) return { x: 0, y: 0, ...sample };
  const { topCrop } = await smartcrop.crop(sample, {
    ...shape,
    // The subject belongs in the middle of its crop, not on a third.
    ruleOfThirds: false,
    imageOperations,
    prescale: false,
  });
  return topCrop;
}

/** What smartcrop asks of a canvas. */
const imageOperations = {
  open: async (pixels: Pixels) => pixels,
  resample: (pixels: Pixels, width: number, height: number) =>
    shrink(pixels, { width: Math.trunc(width), height: Math.trunc(height) }),
  getData: async ({ width, height, rgba }: Pixels) => ({ width, height, data: new Uint8ClampedArray(rgba) }),
};

const middle = (start: number, length: number, whole: number): number =>
  Math.round(Math.min(1, (start + length / 2) / whole) * 1000) / 1000;
