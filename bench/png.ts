import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height follow the signature, the length of the first chunk and its name. */
const WIDTH_OFFSET_BYTES = 16;
const HEIGHT_OFFSET_BYTES = 20;

/** @throws unless the bytes are a PNG (signature and IHDR chunk) of the card's size. */
export function checkPng(bytes: Uint8Array, engine: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signed = bytes.length > HEIGHT_OFFSET_BYTES + 4 && SIGNATURE.every((byte, i) => bytes[i] === byte);
  if (!signed) throw new Error(`${engine} answered ${bytes.length} bytes that are no PNG`);
  const width = view.getUint32(WIDTH_OFFSET_BYTES);
  const height = view.getUint32(HEIGHT_OFFSET_BYTES);
  if (width === CARD_WIDTH_PX && height === CARD_HEIGHT_PX) return;
  throw new Error(`${engine} painted ${width}x${height} instead of ${CARD_WIDTH_PX}x${CARD_HEIGHT_PX}`);
}
