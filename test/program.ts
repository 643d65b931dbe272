import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Among the packages, so that what is compiled finds them. */
const cache = join(root, 'node_modules/.cache/presscard-program');
const SOURCES = ['src', 'templates', 'fonts/manifest.ts', 'tsconfig.json', 'tsconfig.build.json'];
const KEPT_MS = 86_400_000;

/**
 * The command line, compiled as the package has it: it starts in half the time that it takes from TypeScript, and
 * the tests start it some two hundred times. It is compiled once for each state of the sources; README's samples
 * run it from TypeScript, as a clone does.
 */
export const program: string = compiled();

function compiled(): string {
  const home = join(cache, digestOf(SOURCES));
  if (!existsSync(home)) compile(home);
  return join(home, 'dist/src/cli.js');
}

/** Into a folder of its own first: another test file may be compiling the same at this moment. */
function compile(home: string): void {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
  const unfinished = mkdtempSync(join(cache, 'unfinished-'));
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const args = ['--project', join(root, 'tsconfig.build.json'), '--outDir', join(unfinished, 'dist')];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args, '--declaration', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The sources do not compile: ${stdout}`);
  // The compiler copies what it has types for; the program has all of it.
  rmSync(join(unfinished, 'dist/generated'), { recursive: true });
  symlinkSync(join(root, 'generated'), join(unfinished, 'dist/generated'));
  writeFileSync(join(unfinished, 'package.json'), '{ "type": "module" }');
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
