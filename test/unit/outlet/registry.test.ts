import { describe, expect, it } from 'vitest';
import { PresscardError } from '../../../src/errors.ts';
import { LABEL_MAX_CHARS } from '../../../src/limits.ts';
import { outletSchema, type OutletInput } from '../../../src/outlet/outlet.ts';
import { builtInOutlets } from '../../../src/outlet/outlets.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { sizeIds } from '../../../templates/sizes.ts';
import { templates } from '../../../templates/registry.ts';
import { renderCard } from '../../../src/index.ts';
import { testPress } from '../../press.ts';

const outlets = createRegistry(builtInOutlets);
const harbourPost: OutletInput = builtInOutlets.find(({ id }) => id === 'harbour-post')!;

function faultOf(run: () => unknown): PresscardError {
  try {
    run();
  } catch (error) {
    if (error instanceof PresscardError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('an outlet is found by', () => {
  it.each([
    ['its id', 'harbour-post', 'harbour-post'],
    ['its name', 'The Harbour Post', 'harbour-post'],
    ['its name in any case', 'THE HARBOUR post', 'harbour-post'],
    ['its name with other punctuation', ' “The Harbour-Post” ', 'harbour-post'],
    ['its name in full-width letters', 'ＲＴ', 'rt'],
    ['another name', 'Russia Today', 'rt'],
    ['a name in another script', 'северный МАЯК', 'severny-mayak'],
    ['a name in decomposed letters', 'Ο Φάρος'.normalize('NFD'), 'faros'],
    ['its domain', 'rt.com', 'rt'],
    ['its domain in any case', 'RT.com', 'rt'],
    ['its domain with www.', 'www.rt.com', 'rt'],
    ['its domain as DNS writes it', 'rt.com.', 'rt'],
    ['a subdomain', 'news.rt.com', 'rt'],
    ['a subdomain of a subdomain', 'a.b.harbourpost.example', 'harbour-post'],
  ])('%s', (_, asked, id) => {
    expect(outlets.resolve(asked).id).toBe(id);
  });

  it('its own domain however that is written in its description', () => {
    const own = createRegistry([{ ...harbourPost, domains: ['HarbourPost.example'] }]);
    expect(own.resolve('harbourpost.example').id).toBe('harbour-post');
  });

  it('its name, where that is written like a domain', () => {
    const own = createRegistry([{ ...harbourPost, name: 'Harbour.Post' }]);
    expect(own.resolve('harbour.post').id).toBe('harbour-post');
  });

  it('nothing that only looks like its domain', () => {
    for (const other of ['notrt.com', 'rt.com.example', 'rt-com.example']) {
      expect(outlets.resolve(other).id).not.toBe('rt');
    }
  });
});

describe('a word that is no outlet', () => {
  it.each([
    'nobody',
    '',
    ' ',
    '…',
    '127.0.0.1',
    'rt com',
    'https://rt.com/',
    '-a.com',
    'a..com',
    '__proto__',
  ])('is refused, and the ids are named: %j', (word) => {
    const fault = faultOf(() => outlets.resolve(word));
    expect(fault).toMatchObject({ code: 'outlet_unknown', fields: [{ field: 'outlet', received: word }] });
    for (const { id } of builtInOutlets) expect(fault.message).toContain(id);
  });

  it('is refused where it is longer than a name that stands on a card', () => {
    const domain = `${'island.'.repeat(LABEL_MAX_CHARS / 6)}example`;
    expect(faultOf(() => outlets.resolve(domain)).code).toBe('outlet_unknown');
  });
});

describe('the outlet of a domain that nobody described', () => {
  const neutral = outlets.resolve('WWW.Island-News.example');

  it('is called by its domain', () => {
    expect(neutral).toMatchObject({
      name: 'island-news.example',
      domains: ['island-news.example'],
      mark: { form: 'word', text: 'island-news.example' },
    });
  });

  it('borrows nobody’s colour, and has no language or zone of its own', () => {
    expect(outlets.all.map(({ colour }) => colour)).not.toContain(neutral.colour);
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(neutral.colour.slice(at, at + 2), 16));
    expect(Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!)).toBeLessThan(32);
    expect(neutral).toMatchObject({ language: 'und', locale: 'und', zone: 'UTC' });
  });

  it.each(['новости.example', '新闻.example', 'münchen.example', 'a.b'])(
    'is a valid outlet: %s',
    (domain) => {
      // Its id is the domain, which no described outlet may have.
      expect(outletSchema.safeParse({ ...outlets.resolve(domain), id: 'any' })).toMatchObject({
        success: true,
      });
    },
  );

  it('has another id than that of another domain', () => {
    const domains = ['новости.example', 'маяк.example', 'a-b.example', 'a.b.example'];
    expect(new Set(domains.map((domain) => outlets.resolve(domain).id)).size).toBe(domains.length);
  });

  it.each(['harbour.post', 'the.harbour-post', 'daily.ferry', 'russia.today'])(
    'cannot pass for an outlet whose name it resembles: %s',
    (domain) => {
      expect(builtInOutlets.map(({ id }) => id as string)).not.toContain(outlets.resolve(domain).id);
      expect(outlets.resolve(domain).name).toBe(domain);
    },
  );
});

describe('an outlet that is described wrongly', () => {
  it.each([
    ['id', { id: 'The Post' }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(LABEL_MAX_CHARS + 1) }],
    ['aliases.0', { aliases: [' '] }],
    ['domains', { domains: [] }],
    ['domains.1', { domains: ['a.example', 'https://a.example/'] }],
    ['zone', { zone: 'Europe/Atlantis' }],
    ['mark.form', { mark: { form: 'logo', text: 'x' } }],
    ['mark.text', { mark: { form: 'word', text: '' } }],
    ['colour', { colour: 'red' }],
    ['paper', { paper: '#fff' }],
    ['voice', { voice: 'loud' }],
    ['shape', { fontsize: 12 }],
  ])('is refused, and the field %s is named: %j', (field, change) => {
    const broken = { ...harbourPost, ...change } as OutletInput;
    const fault = faultOf(() => createRegistry([broken]));
    expect(fault.code).toBe('outlet_invalid');
    expect(fault.message).toContain(`wrong ${field}:`);
    expect(fault.message).toContain(broken.id);
  });
});

describe('the built-in outlets', () => {
  it('have no name, alias or domain in common', () => {
    for (const outlet of outlets.all) {
      for (const name of [outlet.id, outlet.name, ...outlet.aliases, ...outlet.domains]) {
        expect([name, outlets.resolve(name).id]).toEqual([name, outlet.id]);
      }
    }
  });

  it('name a template that there is', () => {
    const ids: readonly string[] = templates.map(({ id }) => id);
    expect(outlets.all.map(({ template }) => template).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('have a mark that stands whole on every card, beside a kicker', async () => {
    const press = testPress();
    for (const { id } of outlets.all) {
      for (const size of sizeIds) {
        const input = { headline: 'Ferry', outlet: id, date: '2026-09-30', kicker: 'Environment' };
        const { warnings } = await renderCard(press, input, { size, format: 'svg' });
        const cut = warnings.filter(({ code }) => code !== 'colour_moved');
        expect([id, size, cut]).toEqual([id, size, []]);
      }
    }
  });
});
