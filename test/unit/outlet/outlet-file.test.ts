import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besides, describeProblem, readOutletFiles } from '../../../src/outlet/outlet-file.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';

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

function file(value: unknown, name = 'island.json') {
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

describe('the files of a newsroom’s outlets', () => {
  it('become outlets, with or without $schema, a byte order mark or an array around them', () => {
    const other = { ...kit, id: 'other', domains: ['other.example'], $schema: './outlet.schema.json' };
    const { outlets, problems } = readOutletFiles([file(`\ufeff${JSON.stringify([kit, other])}`)]);
    expect(problems).toEqual([]);
    expect(outlets.map(({ id }) => id)).toEqual(['island-news', 'other']);
  });

  it.each([
    [{ ...kit, colour: 'red' }, 'island.json: colour must be a colour like #77bc1f, in lower case'],
    [{ ...kit, zone: 'Europe/Nowhere' }, 'island.json: zone must be an IANA time zone like Europe/Moscow'],
    [{ ...kit, mark: { form: 'word' } }, /^island\.json: mark\.text /],
    [{ ...kit, colours: '#ffffff' }, 'island.json: colours is no field of an outlet'],
    ['{"id": "a",', 'island.json is no JSON: look for a missing comma, quote or bracket'],
    ['"text"', /^island\.json: outlet /],
  ])('that are wrong are left out, with the field and the rule: %o', (value, line) => {
    const good = { ...kit, id: 'good', domains: ['good.example'] };
    const { outlets, problems } = readOutletFiles([file(value), file(good, 'good.json')]);
    expect(outlets.map(({ id }) => id)).toEqual(['good']);
    expect(problems.map(describeProblem)).toEqual([
      typeof line === 'string' ? line : expect.stringMatching(line),
    ]);
  });

  it('may not share an id or a domain: the first counts', () => {
    const { outlets, problems } = readOutletFiles([
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

  it('never throw, whatever stands in them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const { outlets, problems } = readOutletFiles([file(text)]);
          expect(outlets).toEqual([]);
          for (const problem of problems) expect(describeProblem(problem)).not.toMatch(/[\n\r]/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('take the place of a built-in outlet of the same id or domain', () => {
    const own = { ...kit, id: 'rt', name: 'Our RT', domains: ['rt.com'] };
    const { outlets } = readOutletFiles([file(own)]);
    const registry = createRegistry(besides(outlets, builtInOutlets));
    expect(registry.resolve('rt').name).toBe('Our RT');
    expect(registry.all.filter(({ id }) => id === 'rt')).toHaveLength(1);
  });
});
