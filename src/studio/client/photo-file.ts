import { storedSize } from '../../photo/stored-size.ts';
import { creditSegments, withSegments } from './jpeg-credits.ts';

/** A photo that is ready to travel. */
export interface TravelPhoto {
  readonly blob: Blob;
  /** Whether it is smaller than what was given. */
  readonly isScaled: boolean;
}

/** Photos below this travel as they are. */
const AS_IT_IS_MAX_BYTES = 1_500_000;
/** Nothing is seen of it after the service has written its own JPEG. */
const QUALITY = 0.92;

/**
 * Scales a large photo down to what a card can need, before it travels: 20 MB of an agency become one. The
 * browser turns it upright and brings it into sRGB; the names of those who made it go along.
 *
 * @returns the file itself where it is small, or no picture that this browser reads: the service says why then.
 */
export async function readyToTravel(file: Blob): Promise<TravelPhoto> {
  const asItIs = { blob: file, isScaled: false };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return asItIs;
  }
  try {
    const { width, height } = storedSize(bitmap);
    const isReadable = /^image\/(jpeg|png|webp)$/.test(file.type);
    if (isReadable && file.size <= AS_IT_IS_MAX_BYTES) return asItIs;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d')!;
    // A photo with holes lies on white, as the service lays it.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    const scaled = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!scaled || (isReadable && scaled.size >= file.size)) return asItIs;
    const segments = creditSegments(new Uint8Array(await file.arrayBuffer()));
    const bytes = withSegments(new Uint8Array(await scaled.arrayBuffer()), segments);
    return { blob: new Blob([bytes], { type: 'image/jpeg' }), isScaled: true };
  } finally {
    bitmap.close();
  }
}
