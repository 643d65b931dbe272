import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { bundlePackage, declarePackage } from '../../scripts/build-package.ts';
import { renderCard } from '../../src/index.ts';
import type * as Package from '../../src/index.ts';
import type * as PackageForNode from '../../src/node.ts';
import type * as Threads from '../../src/runtime/node/thread-renderer.ts';
import { articles } from '../fixtures/articles.ts';
import { brought } from '../fixtures/own-faces.ts';
import { testPress } from '../press.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'presscard-built-'));
const stage = join(home, 'package');
const project = join(home, 'newsroom');
const installed = join(project, 'node_modules/presscard');

const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
function compile(cwd: string): void {
  const { stdout, stderr } = spawnSync(process.execPath, [tsc], { cwd, encoding: 'utf8' });
  expect(stdout + stderr).toBe('');
}

function load(path: string): Promise<unknown> {
  return import(pathToFileURL(join(installed, 'dist/src', path)).href);
}

/** What `npm run build` makes, packed by npm and installed into an empty project, in folders of their own. */
beforeAll(async () => {
  declarePackage(join(stage, 'dist'));
  await bundlePackage(join(stage, 'dist'));
  const published = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    files: string[];
    dependencies: Record<string, string>;
  };
  for (const path of [
    'package.json',
    'README.md',
    'LICENSE',
    ...published.files.filter((path) => path !== 'dist' && !path.startsWith('!')),
  ])
    cpSync(join(root, path), join(stage, path), { recursive: true });
  const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {
    cwd: stage,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  }).trim();

  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', join(home, tarball), '-C', installed, '--strip-components=1']);
  // What it depends on, and nothing else that this checkout has.
  for (const name of Object.keys(published.dependencies)) {
    const path = join(project, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), path);
  }
}, 240_000);
afterAll(() => rmSync(home, { recursive: true }));

describe('the package as it is published', () => {
  it('serves the studio with its script and its style, without a step before it', async () => {
    const server = spawn(process.execPath, [join(installed, 'dist/src/cli.js'), 'serve', '--open'], {
      cwd: project,
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

  it('has every file that its exports name', () => {
    type Paths = string | { readonly [key: string]: Paths };
    const pathsOf = (named: Paths): string[] =>
      typeof named === 'string' ? [named] : Object.values(named).flatMap(pathsOf);
    const { exports, bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<
      string,
      Paths
    >;
    const paths = [exports!, bin!].flatMap(pathsOf);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect([path, existsSync(join(installed, path))]).toEqual([path, true]);
  });

  it('has the licence of every package whose code it has, and of zod what it uses', () => {
    const licences = readdirSync(join(installed, 'dist/licences'));
    expect(licences).toEqual(expect.arrayContaining(['culori.txt', 'hono.txt', 'zod.txt']));
    // One `import { z }` would keep all of its languages.
    const scripts = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js'))
      .map((path) => readFileSync(join(installed, 'dist', path), 'utf8'));
    expect(scripts.filter((text) => text.includes('/zod/v4/locales/ja.js'))).toEqual([]);
  });

  it('throws the same class of errors from every entry', async () => {
    const { PresscardError, readSettings } = (await load('index.js')) as typeof Package;
    const { nodeService } = (await load('node.js')) as typeof PackageForNode;
    const settings = readSettings({ PRESSCARD_FROZEN_CARDS: join(home, 'nowhere.txt') });
    const service = nodeService(settings, { mode: 'open', baseUrl: 'http://127.0.0.1' });
    await expect(service).rejects.toBeInstanceOf(PresscardError);
    await expect(service).rejects.toMatchObject({ code: 'setting_invalid' });
  });

  it('renders on threads, without the tools that read TypeScript', async () => {
    const { threadRenderer } = (await load('runtime/node/thread-renderer.js')) as typeof Threads;
    const renderer = threadRenderer({ threads: 1, deadlineMs: 60_000 });
    try {
      const { bytes } = await renderer.render({ article: articles.short });
      expect(bytes).toEqual((await renderCard(testPress(), articles.short)).bytes);
    } finally {
      await renderer.stop();
    }
  });
});

describe('a newsroom’s own project, as docs/newsroom.md has it', () => {
  const build = join(project, 'build');

  beforeAll(() => {
    const pages = readFileSync(join(root, 'docs/newsroom.md'), 'utf8');
    for (const [, name, text] of pages.matchAll(/^```\w+ (\S+)\n(.*?)^```/gms))
      writeFileSync(join(project, name!), text!);
    writeFileSync(join(project, 'island.ttf'), brought.heavy);
    // As strict as it gets: whoever uses the types may be.
    const compilerOptions = {
      target: 'ES2024',
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      jsx: 'react-jsx',
      jsxImportSource: 'presscard',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      outDir: 'build',
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    compile(project);
    copyFileSync(join(project, 'island.ttf'), join(build, 'island.ttf'));
  }, 120_000);

  it('renders with its template, its typeface and its outlet on Node, and inside workerd the same bytes', async () => {
    const answered = execFileSync(process.execPath, [join(build, 'node.js')], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(answered).toBe('200 image/png\n');
    const card = readFileSync(join(project, 'card.png'));

    process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
    process.env.WRANGLER_SEND_METRICS = 'false';
    const worker = createTestHarness({
      root: project,
      workers: [{ configPath: 'wrangler.jsonc', vars: { PRESSCARD_MODE: 'open' } }],
    });
    try {
      const { url } = await worker.listen();
      const query = 'headline=Ferry+strike+ends+after+nine+days&date=2026-03-14&outlet=island-news';
      const answer = await fetch(new URL(`/card.png?${query}`, url));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(Buffer.from(await answer.arrayBuffer()).equals(card)).toBe(true);
      // Its template and its typeface: in another of either the card has other bytes.
      const classic = await fetch(new URL(`/card.png?${query}&template=classic`, url));
      expect(Buffer.from(await classic.arrayBuffer()).equals(card)).toBe(false);
      // The built-in outlets made room for its own.
      expect((await fetch(new URL(`/card.png?${query.replace('island-news', 'rt')}`, url))).status).toBe(422);
    } finally {
      await worker.close();
    }
  }, 120_000);

  it('serves with keys, on threads that make their press in its module', async () => {
    const cli = join(installed, 'dist/src/cli.js');
    const { stdout, stderr } = spawnSync(process.execPath, [cli, 'keys', 'new'], { encoding: 'utf8' });
    const service = spawn(process.execPath, [join(build, 'serve.js')], {
      env: {
        ...process.env,
        ...parseEnv(stdout),
        PUBLIC_BASE_URL: 'https://cards.example.org',
        PORT: '0',
        PRESSCARD_METRICS: 'off',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const greeting = String(await new Promise((resolve) => service.stdout.once('data', resolve)));
      const origin = `http://127.0.0.1:${/port (\d+)/.exec(greeting)![1]}`;
      const signed = await fetch(`${origin}/v1/cards`, {
        method: 'POST',
        headers: { authorization: /Bearer \S+/.exec(stderr)![0] },
        body: JSON.stringify({
          headline: 'Ferry strike ends after nine days',
          date: '2026-03-14',
          outlet: 'island-news',
        }),
      });
      const { cards, degraded } = (await signed.json()) as {
        cards: { og: { url: string } };
        degraded: unknown[];
      };
      expect([signed.status, degraded]).toEqual([200, []]);
      const card = await fetch(new URL(new URL(cards.og.url).pathname, origin));
      expect(card.headers.get('x-card-fallback')).toBeNull();
      expect(Buffer.from(await card.arrayBuffer()).equals(readFileSync(join(project, 'card.png')))).toBe(
        true,
      );
    } finally {
      service.kill('SIGKILL');
    }
  }, 120_000);
});
