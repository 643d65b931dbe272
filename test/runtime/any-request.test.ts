import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPress } from '../../src/index.ts';
import { nodePorts } from '../../src/node.ts';
import { rememberingLog, testApp } from '../press.ts';

const RUNS = 100;

const log = rememberingLog();
const app = testApp(createPress({ ports: nodePorts({ log }) }));

/** Any text: emoji, right-to-left, controls, lone surrogates and the ordinary. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    '\u202eevil\u202c',
    'a'.repeat(350),
    'ﷺ'.repeat(80),
    `Z${'\u0301'.repeat(400)}`,
    '👩‍👩‍👧‍👦'.repeat(20),
    '\n'.repeat(50),
    '&amp;<![CDATA[ ]]>',
    'ក្រុមប្រឹក្សាកំពង់ផែ',
    'مرفأ المدينة يفتح أبوابه',
  ),
);

const anyDate = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc
    .tuple(fc.nat(9_999), fc.nat(20), fc.nat(40), fc.nat(30), fc.nat(70))
    .map(([year, month, day, hour, minute]) => `${year}-${month}-${day} ${hour}:${minute}`),
  fc.constantFrom(
    '2026-03-29T02:30',
    '29 February 2025',
    '2026-03-14T12:00+99:99',
    '14/3/26',
    '٢٠٢٦-٠٣-١٤',
    '31.12.9999 24:00',
  ),
);

const anyOutlet = fc.constantFrom(
  'a.'.repeat(150),
  'xn--80ak6aa92e.com',
  '1.2.3.4',
  '__proto__',
  'http://rt.com/',
);

const anyLanguage = fc.constantFrom(
  'ar',
  'tr',
  'de',
  'xx-',
  'en-u-ca-buddhist',
  'i-klingon',
  'zh-Hant',
  'en_US',
);

/** Mostly one of what makes a card, now and then one of what may not, seldom anything at all. */
const mostly = (usual: readonly string[], odd: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: anyText },
  );

const anyFields = fc.record(
  {
    headline: anyText,
    outlet: mostly(['rt', 'faros', 'daily-ferry', 'example.org'], anyOutlet),
    date: mostly(['2026-03-14', '14 марта 2026 09:30'], anyDate),
    kicker: anyText,
    url: mostly(['https://harbourpost.example/a'], fc.webUrl()),
    lang: mostly(['en', 'ru', 'el'], anyLanguage),
    template: mostly(['classic', 'night'], fc.constant('none')),
    size: mostly(['og', 'story'], fc.constant('none')),
    onOverflow: mostly(['cut', 'refuse'], fc.constant('none')),
  },
  { requiredKeys: ['headline', 'outlet'] },
);

/** @returns whether it was taken. */
async function expectNoFault(request: Request): Promise<boolean> {
  const { status, headers } = await app.request(request);
  expect(status).toBeLessThan(500);
  expect(headers.get('cache-control')).toBe('no-store');
  return status === 200;
}

const send = (path: string, body: BodyInit): Request =>
  new Request(`http://localhost${path}`, { method: 'POST', body });

describe('whatever is sent, the service stands and blames no fault of its own', () => {
  it.each(['/card.png', '/card.svg'])('as fields of an article: %s', async (path) => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(anyFields, async (fields) => {
        const query = new URLSearchParams(
          Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()]),
        );
        if (await expectNoFault(new Request(`http://localhost${path}?${query}`))) taken += 1;
      }),
      // A language that is no ASCII once ended in a 500.
      { numRuns: RUNS, examples: [[{ headline: 'Adrift', outlet: 'rt', lang: '¡' }]] },
    );
    // The odd ones must get as far as the typesetter, or nothing was tried.
    expect(taken).toBeGreaterThan(RUNS / 10);
  });

  it.each(['/card.png', '/'])('as a query string: %s', async (path) => {
    const anyQuery = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.webQueryParameters(),
      fc
        .array(fc.tuple(fc.constantFrom('headline', 'outlet', 'date', 'size', '__proto__', ''), anyText))
        .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
    );
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        await expectNoFault(new Request(`http://localhost${path}?${query}`));
      }),
      { numRuns: RUNS },
    );
  });

  it('as the path of an address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.webPath(), fc.string({ unit: 'binary' })), async (path) => {
        await expectNoFault(new Request(new URL(`http://localhost/${path.replace(/^\/+/, '')}`)));
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['/v1/articles', '/studio/preview', '/studio/session'])(
    'as a body of bytes: POST %s',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
          await expectNoFault(send(path, bytes as Uint8Array<ArrayBuffer>));
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('as JSON of any shape: POST /v1/articles', async () => {
    const anyObject = fc.dictionary(
      fc.oneof(
        fc.constantFrom('headline', 'date', 'outlet', 'text', 'html', 'photo', 'state', '__proto__'),
        anyText,
      ),
      fc.oneof(anyText, anyDate, fc.jsonValue()),
    );
    const anyJson = fc.oneof(
      fc.json(),
      fc.oneof(anyFields, anyObject).map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(anyJson, async (body) => {
        await expectNoFault(send('/v1/articles', body));
      }),
      { numRuns: RUNS },
    );
  });

  it('as a pasted page: POST /v1/articles and POST /', async () => {
    const anyLine = fc.oneof(
      anyText,
      anyDate,
      fc.constantFrom(
        '14 March 2026 09:30',
        'By Ann Example',
        'Ferry strike ends after nine days',
        'rt.com',
        '',
      ),
    );
    const anyPage = fc.array(anyLine, { maxLength: 40 }).map((lines) => lines.join('\n').toWellFormed());
    await fc.assert(
      fc.asyncProperty(anyPage, async (text) => {
        await expectNoFault(send('/v1/articles', JSON.stringify({ text })));
      }),
      { numRuns: RUNS },
    );
  });

  it('and nothing of it is an error in the log', () => {
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
