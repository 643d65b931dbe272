import { readHeader } from './header.ts';
import type { PhotoCredits } from './metadata.ts';

/** Who made a stored photo and whose it is. The reader is loaded by the first photo, as its codecs are. */
export async function creditsOf(bytes: Uint8Array): Promise<PhotoCredits> {
  const { readMetadata } = await import('./metadata.ts');
  const { orientation: _upright, ...credits } = readMetadata(readHeader(bytes));
  return credits;
}
