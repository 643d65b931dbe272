import { readHeader } from '../src/photo/header.ts';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';

/** @throws unless the bytes are a picture of the card's size: a JPEG for a card with a photo, else a PNG. */
export function checkPicture(
  bytes: Uint8Array,
  { engine, hasPhoto }: { engine: string; hasPhoto: boolean },
): void {
  const { type, width, height } = readHeader(bytes);
  const wanted = hasPhoto ? 'jpeg' : 'png';
  if (type === wanted && width === CARD_WIDTH_PX && height === CARD_HEIGHT_PX) return;
  throw new Error(
    `${engine} answered a ${type} of ${width}x${height} instead of a ${wanted} of the card’s size`,
  );
}
