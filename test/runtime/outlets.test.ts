import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presscard, startServer, type Service } from '../cli.ts';
import { wordmark } from '../fixtures/logos.ts';
import { brought } from '../fixtures/own-faces.ts';
import { startWorker } from '../workerd.ts';

const home = mkdtempSync(join(tmpdir(), 'presscard-outlets-'));
const folder = join(home, 'outlets');
const inFolder = (name: string): string => join(folder, name);
const env = { PRESSCARD_OUTLETS: folder };
afterAll(() => rmSync(home, { recursive: true }));

const QUERY = 'headline=Ferry+strike+ends&date=2026-03-14&outlet=islandnews';

async function cardOf({ url }: Service): Promise<Buffer> {
  const answer = await fetch(new URL(`/card.png?${QUERY}`, url));
  expect([answer.status, answer.headers.get('presscard-warnings')]).toEqual([200, null]);
  return Buffer.from(await answer.arrayBuffer());
}

describe('presscard outlet new', () => {
  beforeAll(() => writeFileSync(join(home, 'drawn.svg'), wordmark));

  it('writes the file of an outlet with its logo, says how its colour fares, and what to do next', async () => {
    const made = await presscard(
      [
        'outlet',
        'new',
        '--domain',
        'islandnews.example',
        '--colour',
        '#77BC1F',
        '--name',
        'Island News',
        '--logo',
        'drawn.svg',
      ],
      { cwd: home },
    );
    expect([made.status, made.stderr]).toEqual([0, '']);
    const told = made.stdout.toString();
    expect(told).toContain('#77bc1f: 2.3:1 as text on paper #ffffff, so text stands in #');
    expect(told).toContain('#77bc1f: as a field it stays exact, under #14171a (7.7:1)');
    expect(told).toMatch(/logo: in its own colours on paper, in one ink on night/);
    expect(told).toContain('export PRESSCARD_OUTLETS=outlets');
    expect(JSON.parse(readFileSync(inFolder('islandnews.json'), 'utf8'))).toMatchObject({
      $schema: './outlet.schema.json',
      colour: '#77bc1f',
      logo: 'islandnews.svg',
    });
    expect(readFileSync(inFolder('islandnews.svg'), 'utf8')).toBe(wordmark);
    expect(JSON.parse(readFileSync(inFolder('outlet.schema.json'), 'utf8')).title).toBe(
      'An outlet of presscard',
    );
  });

  it.each([
    [['--domain', 'b.example', '--colour', 'teal'], 'colour must be a colour like #77bc1f'],
    [['--domain', 'b.example', '--colour', '#005f73', '--logo', 'none.svg'], 'The logo cannot be read.'],
    [
      ['--domain', 'b.example', '--colour', '#005f73', '--logo', 'outlets/islandnews.json'],
      'logo must be an SVG',
    ],
    [['--domain', 'islandnews.example', '--colour', '#005f73'], 'is there already'],
  ])('writes nothing when something is wrong: %j', async (args, message) => {
    const { status, stderr } = await presscard(['outlet', 'new', ...args], { cwd: home });
    expect(status).toBeGreaterThan(0);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
    expect(() => readFileSync(inFolder('b.json'))).toThrow();
  });
});

describe('a folder of outlets, one of which is wrong', () => {
  beforeAll(() => {
    const kit = JSON.parse(readFileSync(inFolder('islandnews.json'), 'utf8')) as object;
    writeFileSync(inFolder('heavy.ttf'), brought.heavy);
    writeFileSync(inFolder('latin.woff2'), brought.latin);
    const faces = { headline: { file: 'heavy.ttf' }, meta: { file: 'latin.woff2' } };
    writeFileSync(inFolder('islandnews.json'), JSON.stringify({ ...kit, faces }));
    const wrong = {
      ...kit,
      id: 'wrong',
      domains: ['wrong.example'],
      faces: { headline: { file: 'islandnews.svg' } },
    };
    writeFileSync(inFolder('wrong.json'), JSON.stringify(wrong));
  });

  it('is checked by presscard config check: the file, the field, and what became of the others', async () => {
    const { status, stdout } = await presscard(['config', 'check'], { env });
    expect(status).toBe(2);
    const told = stdout.toString();
    expect(told).toContain(
      'wrong: PRESSCARD_OUTLETS has a wrong outlet, which is left out: wrong.json: faces.headline.file is no font: it is neither TTF, OTF nor WOFF2.',
    );
    expect(told).toMatch(/outlet islandnews, from islandnews\.json\n {2}#77bc1f: /);
    expect(told).toMatch(/headline: Fira Sans Condensed ExtraBold, weight 800, \d+ characters \(Latin \d+, /);
  });

  let card: Buffer;

  it('serves the others on Node, with their logo and typefaces, as the command line draws them', async () => {
    const service = await startServer(env);
    try {
      card = await cardOf(service);
      expect((await fetch(new URL('/card.png?headline=A&outlet=wrong', service.url))).status).toBe(422);
    } finally {
      await service.stop();
    }
    const file = join(home, 'card.png');
    const args = [
      '--headline',
      'Ferry strike ends',
      '--date',
      '2026-03-14',
      '--outlet',
      'islandnews',
      '-o',
      file,
    ];
    const drawn = await presscard(['card', ...args], { env });
    expect(drawn.stderr).toMatch(/"event":"outlet_invalid".*wrong\.json: faces\.headline\.file is no font/);
    expect(readFileSync(file).equals(card)).toBe(true);
  });

  it('is the same in a namespace inside workerd, to the byte', async () => {
    const service = await startWorker({ PRESSCARD_MODE: 'open' }, 'test/workers/outlets.jsonc');
    const put = async (key: string, value: string | Uint8Array) =>
      fetch(new URL(`/${key}`, service.url), { method: 'PUT', body: value as BodyInit });
    try {
      for (const name of ['islandnews.json', 'wrong.json', 'islandnews.svg', 'heavy.ttf', 'latin.woff2'])
        await put(name, new Uint8Array(readFileSync(inFolder(name))));
      expect((await cardOf(service)).equals(card)).toBe(true);
      expect((await fetch(new URL('/card.png?headline=A&outlet=wrong', service.url))).status).toBe(422);
      expect(service.logText()).toContain('wrong.json: faces.headline.file is no font');

      // Another logo is another design: what was signed for the first is not kept under the second.
      const design = async () => (await fetch(new URL('/v1/design?outlet=islandnews', service.url))).text();
      const before = await design();
      await put('islandnews.svg', wordmark.replace('#ca6702', '#005f73'));
      expect(await design()).not.toBe(before);
      expect((await cardOf(service)).equals(card)).toBe(false);
    } finally {
      await service.stop();
    }
  });
});
