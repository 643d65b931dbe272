import type { SatoriOptions } from 'satori';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from '../card.ts';
import { faces } from '../fonts.ts';
import { fontFile } from './font-file.ts';

/** One object for all cards: satori keeps parsed fonts as long as the array is the same one. */
export const satoriOptions: SatoriOptions = {
  width: CARD_WIDTH_PX,
  height: CARD_HEIGHT_PX,
  fonts: faces.map((face) => ({
    name: face.name,
    weight: face.weight,
    style: face.style,
    data: fontFile(face, 'woff'),
  })),
};
