import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
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

/** Packages of a hundred small files, which take longer to open than to run. Every other one stays outside. */
const TAKEN_IN = ['culori', 'zod'];

/** The code of the package into a folder: a file for each entry, what they share in chunks, and whose licences are in it. */
export async function bundlePackage(dist: string): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  await build({
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
      ...Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name)),
    ],
    legalComments: 'none',
    logLevel: 'warning',
  });
  mkdirSync(join(dist, 'licences'), { recursive: true });
  for (const name of TAKEN_IN)
    copyFileSync(join(root, 'node_modules', name, 'LICENSE'), join(dist, 'licences', `${name}.txt`));
  chmodSync(join(dist, 'src/cli.js'), 0o755);
}

/** The types of the package, a file for each source. @throws when the sources do not compile. */
export function declarePackage(dist: string): void {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const args = [tsc, '--project', 'tsconfig.build.json', '--outDir', dist];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`);
}
