/**
 * `npm run generate:studio`: the studio's script, styles and messages as one module, so that Node, the packed
 * package and the Worker serve the same bytes without looking for a file. `scripts/setup.mjs` runs it when one
 * of its sources changed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}generated/studio`;

/** Of the script, gzipped: an editor on a phone waits for it once. */
export const SCRIPT_MAX_GZIPPED_BYTES = 60_000;

const { outputFiles } = await build({
  entryPoints: [`${root}src/studio/client/main.tsx`, `${root}src/studio/client/studio.css`],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  // Browsers of the last three years.
  target: ['chrome120', 'firefox120', 'safari17'],
  legalComments: 'none',
  outdir: out,
  banner: {
    js: '/* presscard’s studio. In it: Hono, (c) Yusuke Wada and contributors, and client-zip, (c) David Junger; all MIT. */',
  },
});
const textOf = (ending: string): string =>
  outputFiles.find(({ path }) => path.endsWith(ending))!.text.replace(/\n$/, '');
const script = textOf('.js');
const styles = textOf('.css');
const gzipped = gzipSync(script).length;
if (gzipped > SCRIPT_MAX_GZIPPED_BYTES) {
  throw new Error(
    `The studio’s script has ${gzipped} bytes gzipped; ${SCRIPT_MAX_GZIPPED_BYTES} are allowed.`,
  );
}

const folder = `${root}src/studio/messages/`;
const messages = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(folder + name, 'utf8')) as object]),
);

const digest = createHash('sha256').update(script).update(styles).digest('hex').slice(0, 16);
mkdirSync(out, { recursive: true });
writeFileSync(
  `${out}/studio.mjs`,
  Object.entries({ script, styles, digest, messages })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join(''),
);
writeFileSync(
  `${out}/studio.d.mts`,
  `import type english from '../../src/studio/messages/en.json';
/** What the studio’s page loads. */
export declare const script: string;
export declare const styles: string;
/** Of both: part of their addresses. */
export declare const digest: string;
/** By language tag. */
export declare const messages: Readonly<Record<string, typeof english>>;
`,
);
process.stderr.write(`presscard: the studio’s script has ${gzipped} bytes gzipped\n`);
