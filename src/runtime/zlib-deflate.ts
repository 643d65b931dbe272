import { crc32, deflateSync } from 'node:zlib';
import type { DeflatePort } from '../ports.ts';

/** One piece of output for nearly every card; zlib's own default makes a card of two or three. */
const CHUNK_BYTES = 64 * 1024;

/** zlib as Node and workerd (with `nodejs_compat`) carry it: the same bytes on both. */
export const zlibDeflate: DeflatePort = {
  deflate: (bytes) => deflateSync(bytes, { level: 6, memLevel: 9, chunkSize: CHUNK_BYTES }),
  crc32: (bytes) => crc32(bytes),
};
