import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BASE64_WASM = /"(AGFzbQ[A-Za-z0-9+/=]{100000,})"/g;

/**
 * Takes HarfBuzz out of the installed satori, where it is a base64 text, and writes it as a file that a
 * worker can import: `workers/let-satori-start.ts` says why.
 *
 * @throws when satori no longer carries exactly one such text.
 */
export function extractHarfBuzz(): void {
  const source = readFileSync(fileURLToPath(import.meta.resolve('satori/standalone')), 'utf8');
  const found = [...source.matchAll(BASE64_WASM)];
  const base64 = found[0]?.[1];
  if (found.length !== 1 || base64 === undefined) {
    throw new Error(
      `satori carries ${found.length} modules as base64 instead of one: see bench/extract-harfbuzz.ts`,
    );
  }
  const folder = new URL('../generated/bench/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('satori-harfbuzz.wasm', folder), Buffer.from(base64, 'base64'));
}
