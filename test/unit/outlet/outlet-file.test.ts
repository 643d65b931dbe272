import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import {
  besides,
  describeProblem,
  outletJsonSchema,
  readOutletFiles,
  type ReadOutlets,
} from '../../../src/outlet/outlet-file.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { templateIds } from '../../../src/press.ts';
import { nodePorts } from '../../../src/node.ts';
import { withOutletTable } from '../../../scripts/outlet-table.ts';
import { rememberingLog } from '../../press.ts';
import { emblem, wordmark } from '../../fixtures/logos.ts';

const kit = {
  id: 'island-news',
  name: 'Island News',
  domains: ['islandnews.example'],
  language: 'en',
  locale: 'en-GB',
  zone: 'Europe/London',
  mark: { form: 'word', text: 'Island News' },
  colour: '#005f73',
  voice: 'modern',
};

const ports = nodePorts({ log: rememberingLog() });
const bold = readFont('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');
const packed = readFont('@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff2');

/** Reads files of outlets, beside which others stand. */
function read(
  files: Parameters<typeof readOutletFiles>[0]['files'],
  beside: Readonly<Record<string, string | Uint8Array>> = {},
  bounds: { faceMaxBytes?: number; facesMaxBytes?: number } = {},
): Promise<ReadOutlets> {
  return readOutletFiles(
    {
      files,
      read: async (name) => {
        const found = Object.hasOwn(beside, name) ? beside[name] : undefined;
        return typeof found === 'string' ? new TextEncoder().encode(found) : found;
      },
    },
    { ports, templates: templateIds(), faceMaxBytes: 1 << 24, facesMaxBytes: 1 << 25, ...bounds },
  );
}

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path)));
}

function sample(name: string): string {
  return readFileSync(new URL(`../../../samples/outlets/${name}`, import.meta.url), 'utf8');
}

function file(value: unknown, name = 'island.json') {
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

describe('the files of a newsroom’s outlets', () => {
  it('become outlets, with or without $schema, a byte order mark or an array around them', async () => {
    const other = { ...kit, id: 'other', domains: ['other.example'], $schema: './outlet.schema.json' };
    const { outlets, problems } = await read([file(`\ufeff${JSON.stringify([kit, other])}`)]);
    expect(problems).toEqual([]);
    expect(outlets.map(({ id }) => id)).toEqual(['island-news', 'other']);
  });

  it.each([
    [{ ...kit, colour: 'red' }, 'island.json: colour must be a colour like #77bc1f'],
    [{ ...kit, zone: 'Europe/Nowhere' }, 'island.json: zone must be an IANA time zone like Europe/Moscow'],
    [{ ...kit, mark: { form: 'word' } }, /^island\.json: mark\.text /],
    [{ ...kit, colours: '#ffffff' }, 'island.json: colours is no field of an outlet'],
    ['{"id": "a",', 'island.json is no JSON: look for a missing comma, quote or bracket'],
    ['"text"', /^island\.json: outlet /],
  ])('that are wrong are left out, with the field and the rule: %o', async (value, line) => {
    const good = { ...kit, id: 'good', domains: ['good.example'] };
    const { outlets, problems } = await read([file(value), file(good, 'good.json')]);
    expect(outlets.map(({ id }) => id)).toEqual(['good']);
    expect(problems.map(describeProblem)).toEqual([
      typeof line === 'string' ? line : expect.stringMatching(line),
    ]);
  });

  it('may not share an id or a domain: the first counts', async () => {
    const { outlets, problems } = await read([
      file(kit, 'a.json'),
      file({ ...kit, name: 'Twin' }, 'b.json'),
      file({ ...kit, id: 'twin' }, 'c.json'),
    ]);
    expect(outlets).toHaveLength(1);
    expect(problems.map(describeProblem)).toEqual([
      'b.json: id is that of another outlet, island-news, as well',
      'c.json: domains is that of another outlet, island-news, as well',
    ]);
  });

  it('never throw, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        async (text) => {
          const { outlets, problems } = await read([file(text)]);
          expect(outlets).toEqual([]);
          for (const problem of problems) expect(describeProblem(problem)).not.toMatch(/[\n\r]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('take the place of a built-in outlet of the same id or domain', async () => {
    const own = { ...kit, id: 'rt', name: 'Our RT', domains: ['rt.com'] };
    const { outlets } = await read([file(own)]);
    const registry = createRegistry(besides(outlets, builtInOutlets));
    expect(registry.resolve('rt').name).toBe('Our RT');
    expect(registry.all.filter(({ id }) => id === 'rt')).toHaveLength(1);
  });
});

describe('what an outlet’s file names beside it', () => {
  const faces = { headline: { file: 'bold.ttf' }, meta: { file: './faces/serif.woff2', weight: 700 } };

  it('is a logo and typefaces, by name or as data URIs', async () => {
    const uri = `data:font/woff2;base64,${Buffer.from(packed).toString('base64')}`;
    const { outlets, findings, problems } = await read(
      [
        file({ ...kit, logo: 'island.svg', faces }, 'a.json'),
        file(
          { ...kit, id: 'b', domains: ['b.example'], logo: wordmark, faces: { kicker: { file: uri } } },
          'b',
        ),
        file(
          {
            ...kit,
            id: 'c',
            domains: ['c.example'],
            logo: `data:image/svg+xml,${encodeURIComponent(emblem)}`,
          },
          'c',
        ),
      ],
      { 'island.svg': wordmark, 'bold.ttf': bold, 'faces/serif.woff2': packed },
    );
    expect(problems).toEqual([]);
    expect(outlets).toHaveLength(3);
    expect(outlets[0]!.faces!.headline!.file).toEqual(bold);
    expect(findings.map(({ outlet }) => outlet.logo !== undefined)).toEqual([true, true, true]);
    expect(Object.values(findings[0]!.faces).map(({ name, weights }) => [name, weights])).toEqual([
      ['Inter Bold', [700, 700]],
      ['Source Serif 4 Bold', [700, 700]],
    ]);
    expect(findings[0]!.faces['meta']!.characters).toBeGreaterThan(200);
  });

  it.each([
    [{ logo: 'none.svg' }, 'logo names none.svg, which is not there'],
    [{ logo: '../secret.svg' }, 'logo must be the name of a file beside the outlet’s, or a data URI'],
    [{ logo: '/etc/passwd' }, 'logo must be the name of a file beside the outlet’s, or a data URI'],
    [
      { logo: 'https://cdn.example/logo.svg' },
      'logo must be the name of a file beside the outlet’s, or a data URI',
    ],
    [{ logo: 'bold.ttf' }, 'logo must be an SVG, or a data URI of one'],
    [{ logo: 'scripted.svg' }, 'logo has a <script>, which a logo may not have'],
    [{ logoOnDark: 'empty.svg' }, 'logoOnDark draws nothing'],
    [{ faces: { headline: { file: 'none.ttf' } } }, 'faces.headline.file names none.ttf, which is not there'],
    [
      { faces: { meta: { file: 'island.svg' } } },
      'faces.meta.file is no font: it is neither TTF, OTF nor WOFF2',
    ],
    [{ faces: { mark: { file: 'cut.ttf' } } }, 'faces.mark.file is damaged: its tables are not all there'],
    [{ faces: { mark: { file: 'cut.woff2' } } }, 'faces.mark.file is damaged: its tables are not all there'],
    [{ faces: { kicker: { file: 'data:,%' } } }, 'faces.kicker.file is a damaged data URI'],
    [{ faces: { title: { file: 'bold.ttf' } } }, 'faces.title is no field of an outlet'],
    [{ faces: { headline: { file: 7 } } }, /^faces\.headline\.file must be the name of a font file/],
    [{ template: 'clasic' }, /^template must be one of classic, /],
    [{ credit: { form: 'Photo' } }, /^credit\.form must have \{credit\} in it/],
    [{ states: ['sport'] }, /^states\.0 must be one of breaking, live, /],
    [{ locale: 'en_GB!' }, 'locale must be a BCP 47 tag like en or pt-BR'],
  ])('is named when it is wrong, and the others go on working: %o', async (change, line) => {
    const good = { ...kit, id: 'good', domains: ['good.example'] };
    const { outlets, problems } = await read([file({ ...kit, ...change }), file(good, 'good.json')], {
      'island.svg': wordmark,
      'scripted.svg': wordmark.replace('</svg>', '<script>alert(1)</script></svg>'),
      'empty.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
      'bold.ttf': bold,
      'cut.ttf': bold.slice(0, 50_000),
      'cut.woff2': packed.slice(0, 9_000),
    });
    expect(outlets.map(({ id }) => id)).toEqual(['good']);
    const [problem] = problems.map(describeProblem);
    if (typeof line === 'string') expect(problem).toBe(`island.json: ${line}`);
    else expect(problem!.slice('island.json: '.length)).toMatch(line);
  });

  it('is there in the samples', async () => {
    const { outlets, problems } = await read(
      [{ name: 'island-news.json', text: sample('island-news.json') }],
      {
        'island-news.svg': sample('island-news.svg'),
      },
    );
    expect([outlets.map(({ id }) => id), problems]).toEqual([['island-news'], []]);
  });

  it('is bounded, by itself and all together', async () => {
    const two = [
      file({ ...kit, faces: { headline: { file: 'bold.ttf' } } }, 'a.json'),
      file({ ...kit, id: 'b', domains: ['b.example'], faces: { mark: { file: 'bold.ttf' } } }, 'b.json'),
    ];
    const beside = { 'bold.ttf': bold };
    const tooLarge = await read(two, beside, { faceMaxBytes: 100_000 });
    expect(describeProblem(tooLarge.problems[0]!)).toMatch(
      /^a\.json: faces\.headline\.file has 0\.\d MB; at most/,
    );
    const tooMuch = await read(two, beside, { facesMaxBytes: Math.ceil(bold.length * 1.5) });
    expect(tooMuch.outlets.map(({ id }) => id)).toEqual(['island-news']);
    expect(describeProblem(tooMuch.problems[0]!)).toMatch(
      /^b\.json: faces\.mark\.file is too much: all typefaces/,
    );
  });

  it('never throws, whatever bytes are called a font', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(bold, packed),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.nat(400),
        async (font, changes, head) => {
          const damaged = font.slice();
          for (const [at, byte] of changes) damaged[at % (head < 200 ? damaged.length : head)] = byte;
          const { outlets, problems } = await read(
            [file({ ...kit, faces: { headline: { file: 'font' } } })],
            { font: damaged },
          );
          expect(outlets.length + problems.length).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the JSON Schema of such a file', () => {
  const schema = outletJsonSchema(templateIds());
  const editor = getLanguageService({
    schemaRequestService: async () => JSON.stringify(schema),
    workspaceContext: { resolveRelativePath: (path) => `file:///outlets/${path.replace('./', '')}` },
  });
  editor.configure({ allowComments: false });

  /** As VS Code has a file open. */
  function open(text: string) {
    const document = TextDocument.create('file:///outlets/island.json', 'json', 1, text);
    return { document, json: editor.parseJSONDocument(document) };
  }

  const faultsOf = async (value: object) => {
    const { document, json } = open(
      JSON.stringify({ $schema: './outlet.schema.json', ...value }, undefined, 2),
    );
    return (await editor.doValidation(document, json)).map(({ message }) => message);
  };

  it('is the one of docs/outlet.schema.json (npm run outlet-schema)', () => {
    const committed = readFileSync(new URL('../../../docs/outlet.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(schema);
    const page = readFileSync(new URL('../../../docs/outlets.md', import.meta.url), 'utf8');
    expect(page).toBe(withOutletTable(page));
  });

  it('finds nothing in the built-in outlets, and the fault where there is one', async () => {
    for (const outlet of builtInOutlets) expect(await faultsOf(outlet)).toEqual([]);
    expect(await faultsOf({ ...kit, faces: { headline: { file: 'a.ttf', leading: 1.1 } } })).toEqual([]);
    expect(await faultsOf({ ...kit, fontsize: 3 })).toEqual(['Property fontsize is not allowed.']);
    expect(await faultsOf({ ...kit, colour: 'red' })).not.toEqual([]);
    expect(await faultsOf({ ...kit, template: 'our-own' })).toEqual([]);
    const page = readFileSync(new URL('../../../docs/outlets.md', import.meta.url), 'utf8');
    expect(await faultsOf(JSON.parse(/```json\n(.*?)```/s.exec(page)![1]!) as object)).toEqual([]);
  });

  it('completes fields and values while one types, and explains them', async () => {
    const text = '{ "$schema": "./outlet.schema.json", "voice": "", "colour": "#a6192e" }';
    const { document, json } = open(text);
    const at = async (offset: number) =>
      (await editor.doComplete(document, document.positionAt(offset), json))!.items.map(({ label }) => label);
    expect(await at(text.indexOf('""') + 1)).toEqual(['"editorial"', '"modern"', '"tabloid"']);
    expect(await at(text.length - 1)).toEqual(expect.arrayContaining(['domains', 'faces', 'logo', 'zone']));
    const hover = await editor.doHover(document, document.positionAt(text.indexOf('"voice"') + 2), json);
    expect(JSON.stringify(hover!.contents)).toContain('pairing of typefaces');
    expect(await editor.findDocumentColors(document, json)).toHaveLength(1);
  });
});
