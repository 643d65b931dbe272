import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCard } from '../../src/index.ts';
import type * as Threads from '../../src/runtime/node/thread-renderer.ts';
import { articles } from '../fixtures/articles.ts';
import { testPress } from '../press.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'presscard-built-'));
const inHome = (path: string): string => join(home, path);

/** What `npm run build` makes, in a folder of its own so that nobody's `dist` is touched. */
beforeAll(() => {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const compiled = spawnSync(
    process.execPath,
    [tsc, '--project', join(root, 'tsconfig.build.json'), '--outDir', inHome('dist')],
    { cwd: root, encoding: 'utf8' },
  );
  expect(compiled.stdout + compiled.stderr).toBe('');
  writeFileSync(inHome('package.json'), '{ "type": "module" }');
  // The compiler copies what it has types for; the build puts all of it there.
  rmSync(inHome('dist/generated'), { recursive: true });
  symlinkSync(join(root, 'generated'), inHome('dist/generated'));
  symlinkSync(join(root, 'node_modules'), inHome('node_modules'));
});
afterAll(() => rmSync(home, { recursive: true }));

describe('the package as it is published', () => {
  it('serves the studio with its script and its style, without a step before it', async () => {
    const server = spawn(process.execPath, [inHome('dist/src/cli.js'), 'serve', '--open'], {
      cwd: home,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const greeting = String(await new Promise((resolve) => server.stdout.once('data', resolve)));
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)![0];
      const page = await (await fetch(address)).text();
      const assets = page.match(/\/studio\/[0-9a-f]{16}\.(?:js|css)/g)!;
      expect(assets).toHaveLength(2);
      for (const path of assets) expect((await fetch(address + path)).status).toBe(200);
    } finally {
      server.kill();
    }
  });

  it('renders on threads, without the tools that read TypeScript', async () => {
    const { threadRenderer } = (await import(
      pathToFileURL(inHome('dist/src/runtime/node/thread-renderer.js')).href
    )) as typeof Threads;
    const renderer = threadRenderer({ threads: 1, deadlineMs: 60_000 });
    try {
      const { bytes } = await renderer.render({ article: articles.short });
      expect(bytes).toEqual((await renderCard(testPress(), articles.short)).bytes);
    } finally {
      await renderer.stop();
    }
  });
});
