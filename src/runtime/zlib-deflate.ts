import { deflateSync } from 'node:zlib';
import type { DeflatePort } from '../ports.ts';

/** zlib as Node and workerd (with `nodejs_compat`) carry it: the same bytes on both. */
export const zlibDeflate: DeflatePort = {
  deflate: (bytes, level) => deflateSync(bytes, { level, memLevel: 9 }),
};
