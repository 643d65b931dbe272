import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePackage } from '../scripts/build-package.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Among the packages, so that what is compiled finds them. */
const cache = join(root, 'node_modules/.cache/presscard-program');
const SOURCES = ['src', 'templates', 'tsconfig.json', 'package.json', 'scripts/build-package.ts'];
const KEPT_MS = 86_400_000;

/**
 * The command line, compiled as the package has it: it starts in half the time that it takes from TypeScript, and
 * the tests start it some two hundred times. It is compiled once for each state of the sources; README's samples
 * run it from TypeScript, as a clone does.
 */
export const program: string = await compiled();

async function compiled(): Promise<string> {
  const home = join(cache, digestOf(SOURCES));
  if (!existsSync(home)) await compile(home);
  return join(home, 'dist/src/cli.js');
}

/** Into a folder of its own first: another test file may be compiling the same at this moment. */
async function compile(home: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
  const unfinished = mkdtempSync(join(cache, 'unfinished-'));
  await bundlePackage(join(unfinished, 'dist'));
  symlinkSync(join(root, 'generated'), join(unfinished, 'generated'));
  copyFileSync(join(root, 'package.json'), join(unfinished, 'package.json'));
  try {
    renameSync(unfinished, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

function digestOf(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) {
    const path = join(root, name);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.(ts|tsx|json)$/.test(file))
          .sort()
          .map((file) => join(path, file))
      : [path];
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
