import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What others import, what they start, and what threads are started with. */
const ENTRIES = [
  'src/index.ts',
  'src/node.ts',
  'src/worker.ts',
  'src/templates.ts',
  'src/jsx-runtime.ts',
  'src/jsx-dev-runtime.ts',
  'src/sign/sign.ts',
  'src/cli.ts',
  'src/runtime/node/thread-entry.ts',
  'src/runtime/node/thread-press.ts',
  'src/runtime/node/thread-renderer.ts',
];

/** Dependencies for their types alone: like what stands among the development dependencies, their code is taken in. */
const TYPES_ALONE = ['hono', 'zod'];

/** The code of the package into a folder: a file for each entry, what they share in chunks, and the licences of what was taken in. */
export async function bundlePackage(dist: string): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: dist,
    outbase: root,
    // As deep as `src/runtime/node`, where threads look for their entry beside them.
    chunkNames: 'src/runtime/node/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'node22.12',
    external: [
      'node:*',
      'cloudflare:*',
      '#generated/*',
      ...Object.keys(dependencies).filter((name) => !TYPES_ALONE.includes(name)),
    ],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  copyLicences(Object.keys(metafile.inputs), join(dist, 'licences'));
  chmodSync(join(dist, 'src/cli.js'), 0o755);
}

/** @throws when a package whose files were taken in has no licence beside them. */
function copyLicences(files: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  const packages = new Set(
    files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
  );
  for (const name of packages) {
    const home = join(root, 'node_modules', name);
    const licence = readdirSync(home).find((file) => /^licen[cs]e/i.test(file));
    if (licence === undefined) throw new Error(`${name} is in the bundle and has no licence.`);
    copyFileSync(join(home, licence), join(folder, `${name.replace('/', '-')}.txt`));
  }
}

/** The types of the package, a file for each source. @throws when the sources do not compile. */
export function declarePackage(dist: string): void {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const args = [tsc, '--project', 'tsconfig.build.json', '--outDir', dist];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`);
}
