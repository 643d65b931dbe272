import { constants, crc32, deflateSync, type ZlibOptions } from 'node:zlib';
import type { DeflatePort, DeflateSearch } from '../ports.ts';

/** One piece of output for nearly every card; zlib's own default makes a card of two or three. */
const CHUNK_BYTES = 64 * 1024;

/** Levels and memory by what they gave on cards: decision 4. */
const options = {
  runs: { level: 1, strategy: constants.Z_RLE, memLevel: 6, chunkSize: CHUNK_BYTES },
  repeats: { level: 6, memLevel: 9, chunkSize: CHUNK_BYTES },
} as const satisfies Record<DeflateSearch, ZlibOptions>;

/** zlib as Node and workerd (with `nodejs_compat`) carry it: the same bytes on both. */
export const zlibDeflate: DeflatePort = {
  deflate: (bytes, search) => deflateSync(bytes, options[search]),
  crc32: (bytes) => crc32(bytes),
};
