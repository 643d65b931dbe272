import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderCard, type Press } from '../../src/index.ts';
import { withFigures } from '../../bench/readme-figures.ts';
import { withLoadFigures } from '../../load/readme-figures.ts';
import { pictures, picturesFolder, sheets } from '../../scripts/pictures.ts';
import { sizeIds } from '../../templates/sizes.ts';
import { templates } from '../../templates/registry.ts';
import { testApp, testPress } from '../press.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tsx = join(root, 'node_modules/.bin/tsx');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code!,
  );
}

const commands = blocks('sh').flatMap((block) => block.split('\n').filter((line) => line !== ''));

/** A shell's words, for the simple quoting of README's samples. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

describe('every sample of README does what it says', () => {
  let folder: string;
  let press: Press;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'presscard-readme-'));
    symlinkSync(join(root, 'samples'), join(folder, 'samples'));
    press = testPress();
  });

  const cards = commands.filter((command) => command.startsWith('npm run card -- '));

  test('there are samples of the command line', () => {
    expect(cards.length).toBeGreaterThanOrEqual(3);
  });

  test.each(cards)('%s', async (command) => {
    const args = words(command.replace('npm run card -- ', ''));
    const file = args[args.indexOf('-o') + 1]!;
    await run(tsx, [join(root, 'src/cli.ts'), 'card', ...args], { cwd: folder });
    expect(existsSync(join(folder, file))).toBe(true);
  });

  const batches = commands.filter((command) => command.startsWith('npm run presscard -- batch '));

  test.each(batches)('%s', async (command) => {
    const args = words(command.replace('npm run presscard -- ', ''));
    await run(tsx, [join(root, 'src/cli.ts'), ...args], { cwd: folder });
    const manifest = readFileSync(join(folder, args[args.indexOf('-o') + 1]!, 'manifest.jsonl'), 'utf8');
    expect(manifest.match(/"og":\{"file":"2026/g)).toHaveLength(4);
  });

  test('there is a sample of a batch', () => {
    expect(batches).toHaveLength(1);
  });

  test('the address of the curl sample answers a card', async () => {
    const url = words(commands.find((command) => command.startsWith('curl'))!).at(-1)!;
    const response = await testApp(press).request(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  test('keys are made, the service starts with them, and the CMS gets a signed address', async () => {
    const block = blocks('sh').findIndex((one) => one.includes('keys new'));
    const [makeKeys, serve] = blocks('sh')[block]!.trim().split('\n');
    const curl = blocks('sh')[block + 1]!.trim();
    const port = String(await freePort());
    const here = (command: string): string =>
      command
        .replaceAll(':8787', `:${port}`)
        .replace(/npm run (-s )?presscard --/, `${tsx} ${join(root, 'src/cli.ts')}`);
    const env = { ...process.env, PORT: port, PRESSCARD_METRICS: 'off' };

    const { stderr } = await run('sh', ['-c', here(makeKeys!)], { cwd: folder, env });
    const token = /Bearer (\S+)/.exec(stderr)![1]!;
    const service = spawn('sh', ['-c', `exec ${here(serve!)}`], { cwd: folder, env });
    const ended = new Promise((resolve) => service.once('exit', resolve));
    try {
      const greeting = String(await new Promise((resolve) => service.stdout.once('data', resolve)));
      expect(greeting).toContain(`as http://127.0.0.1:${port}`);
      const answer = await run('sh', ['-c', `${here(curl)} -s`], { env: { ...env, TOKEN: token } });
      const { cards, metaTags } = JSON.parse(answer.stdout) as {
        cards: { og: { url: string } };
        metaTags: string;
      };
      expect(metaTags).toContain(cards.og.url);
      const card = await fetch(cards.og.url);
      expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(card.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');

      const url = await run('sh', ['-c', here(blocks('sh')[block + 2]!.trim())], { cwd: folder, env });
      expect((await fetch(url.stdout.split('\n')[0]!)).status).toBe(200);
    } finally {
      service.kill('SIGTERM');
      await ended;
    }
  });

  test('every route is in the table', () => {
    const table = readme.slice(readme.indexOf('## HTTP'), readme.indexOf('## Signed card addresses'));
    const paths = new Set(testApp(press).routes.map(({ path }) => path));
    const missing = [...paths].filter((path) => {
      const shown = path.replace(/^\/([cs])\/\*$/, '/$1/v1/').replace(/:(\w+)/g, '{$1}');
      return path !== '/*' && !table.includes(` ${shown}`);
    });
    expect(missing).toEqual([]);
  });

  test.each([
    ['prints the lines of its headline', 0, /Ferry strike ends[^]*image\/png/],
    ['answers a card of an outlet of its own', 1, /^200 image\/png$/m],
  ])('the library sample %s', async (_, at, told) => {
    const sample = blocks('ts')[at]!;
    const code = sample
      .replace("'presscard/node'", JSON.stringify(join(root, 'src/node.ts')))
      .replace("'presscard'", JSON.stringify(join(root, 'src/index.ts')));
    const file = join(folder, 'sample.mts');
    writeFileSync(file, code);
    const { stdout } = await run(tsx, [file], { cwd: root });
    expect(stdout).toMatch(told);
  });

  test.each(Object.entries(sheets))('the sheet %s is what the code renders', async (file, sheet) => {
    const shown = readFileSync(new URL(file, picturesFolder));
    expect(shown.equals(await sheet(press)), 'npm run pictures makes it anew').toBe(true);
    expect(readme).toContain(`docs/images/${file}`);
  });

  test.each(Object.entries(pictures))(
    'the picture %s is what the code renders',
    async (file, { article, options }) => {
      const { bytes } = await renderCard(press, article, options);
      const shown = readFileSync(new URL(file, picturesFolder));
      expect(shown.equals(bytes), 'npm run pictures makes it anew').toBe(true);
      expect(readme).toContain(`docs/images/${file}`);
    },
  );

  test('the figures are those of the committed runs', () => {
    expect(withLoadFigures(withFigures(readme)), 'npm run figures writes them').toBe(readme);
  });

  test('every npm script that README names exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every size and template is named', () => {
    for (const id of [...sizeIds, ...templates.map((template) => template.id)])
      expect(readme).toContain(`\`${id}\``);
  });
});
