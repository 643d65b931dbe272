import type { Pixels } from '../ports.ts';

/** How many pixels share one colour in a JPEG: `4:2:0` halves its colours in either direction. */
export type Chroma = '4:4:4' | '4:2:0';

/** How far the colours of two neighbours may be apart, of 255; red letters and paper are 90 apart. */
const BLEED_MAX = 36;
/** So many pairs that bleed are lettering, and not a dot or the end of a rule. */
const BLEEDING_PAIRS_MIN = 80;

/**
 * Whether a card's letters keep their edges when four pixels share one colour. White, black and grey ones do,
 * whatever photo they stand on; red ones, and those that are cut out of a red field, bleed. Only neighbours from
 * left to right are looked at: the long edge of a band is no letter.
 *
 * @param painted art and texts before the photo comes under them: what a photo loses, nobody sees.
 */
export function chromaFor({ width, height, rgba }: Pixels): Chroma {
  let bleeding = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column + 1 < width; column += 2) {
      const at = (row * width + column) * 4;
      if (rgba[at + 3] === 0 && rgba[at + 7] === 0) continue;
      if (bleeds(rgba, at) && ++bleeding === BLEEDING_PAIRS_MIN) return '4:4:4';
    }
  }
  return '4:2:0';
}

/** Shares of the channels in lightness, and of what is left of blue and red in their colours (ITU-T T.871). */
const LIGHT = { red: 0.299, green: 0.587, blue: 0.114 } as const;
const COLOUR = { red: 0.713, blue: 0.564 } as const;

function bleeds(rgba: Uint8Array, at: number): boolean {
  const red = rgba[at]! - rgba[at + 4]!;
  const green = rgba[at + 1]! - rgba[at + 5]!;
  const blue = rgba[at + 2]! - rgba[at + 6]!;
  const light = LIGHT.red * red + LIGHT.green * green + LIGHT.blue * blue;
  return (
    Math.abs((red - light) * COLOUR.red) > BLEED_MAX || Math.abs((blue - light) * COLOUR.blue) > BLEED_MAX
  );
}
