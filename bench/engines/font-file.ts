import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Face } from '../fonts.ts';

/** Bytes of a face, as the package ships them. */
export function fontFile(face: Face, format: 'woff' | 'woff2'): Buffer<ArrayBuffer> {
  return readFileSync(fileURLToPath(import.meta.resolve(`${face.file}.${format}`)));
}
