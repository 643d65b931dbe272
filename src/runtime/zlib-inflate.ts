import { constants, inflateSync } from 'node:zlib';
import type { BoundedInflate } from '../photo/png-pixels.ts';

/** zlib as Node and workerd carry it. Files in use lack their checksum now and then; decoders forgive that. */
export const zlibInflate: BoundedInflate = (bytes, maxBytes) =>
  inflateSync(bytes, { maxOutputLength: Math.max(1, maxBytes), finishFlush: constants.Z_SYNC_FLUSH });
