import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_MAX_BYTES } from '../../../src/limits.ts';
import { readTextPage, type KnownOutlets, type TextPageFacts } from '../../../src/source/text-page.ts';

const pages = new URL('../../fixtures/pages/', import.meta.url);
const articles = fileURLToPath(new URL('../../../../shared/articles/', import.meta.url));

const nobody: KnownOutlets = { findByDomain: () => undefined, findByName: () => undefined };

/** A registry of one outlet that is found by the domain and the name given. */
function knowing(id: string, domain: string, name: string): KnownOutlets {
  return {
    findByDomain: (asked) => (asked === domain || asked.endsWith(`.${domain}`) ? { id } : undefined),
    findByName: (asked) => (asked.toLowerCase() === name.toLowerCase() ? { id } : undefined),
  };
}

function read(page: string, known: KnownOutlets = nobody): Omit<TextPageFacts, 'notes'> {
  const { notes: _, ...facts } = readTextPage(readFileSync(new URL(page, pages), 'utf8'), known);
  return facts;
}

describe('a page pasted as text', () => {
  it('gives the date line above a headline that is stated twice, and the domain it links to', () => {
    expect(read('date-first.txt')).toEqual({
      headline:
        'Harbour board will NOT close the old quay & promises lamps for every jetty by autumn, says warden',
      date: '14 Mar, 2024 09:30',
      domain: 'harbourpost.example',
      outlet: 'harbourpost.example',
      related: [
        { headline: 'Ferrymen warn of a winter without a light between the islands' },
        { headline: 'Who pays for the lamps? A short history of the lighthouse penny' },
      ],
    });
  });

  it('gives the headline above standfirst, by-line and date, the day of publication, and its own address', () => {
    expect(read('date-after.txt')).toEqual({
      headline: 'Why the tram bell is ringing again',
      date: '14 March 2024 09:30',
      domain: 'lanternweekly.example',
      outlet: 'lanternweekly.example',
      url: 'https://www.lanternweekly.example/city/2024/03/tram-bell-returns',
    });
  });

  it('gives a headline that is stated once below the date', () => {
    expect(read('headline-once.txt')).toMatchObject({
      headline: 'Storm glass sold out as islanders wait for the equinox',
      date: 'Monday, March 4, 2024 at 6:05 pm',
    });
  });

  it('gives a short headline that is stated twice in a row', () => {
    const page =
      'World News\n4 March 2024 09:30\nLamps are back\nLamps are back\nThe old quay has its light again at last\n';
    expect(readTextPage(page, nobody).headline).toBe('Lamps are back');
  });

  it('gives the domain of e-mail addresses, but guesses no outlet from them', () => {
    const facts = read('headline-once.txt');
    expect(facts.domain).toBe('islandcourier.example');
    expect(facts).not.toHaveProperty('outlet');
  });

  it('gives the headline of a page without a date', () => {
    expect(read('no-date.txt')).toEqual({
      headline: 'Baker keeps the oven lit for a hundred nights',
      domain: 'islandcourier.example',
      outlet: 'islandcourier.example',
    });
  });

  it('takes no file, abbreviation or missing space for an outlet', () => {
    expect(read('no-outlet.txt')).toEqual({
      headline: 'Clerk finds the missing map in a drawer of the wrong desk',
      date: '7 January 2023',
    });
  });

  it('is read in Russian, with the day of publication and not of the update', () => {
    expect(read('cyrillic.txt')).toEqual({
      headline: 'Смотритель маяка тридцать лет записывал каждую бурю',
      date: '14 марта 2024 г., 09:30',
      domain: 'prichal.example',
      outlet: 'prichal.example',
      related: [{ headline: 'Как читать старые морские карты' }],
    });
  });

  it('is read in Japanese, with a short headline and a domain amid the text', () => {
    expect(read('east-asian.txt')).toEqual({
      headline: '古い灯台に百年ぶりの明かり',
      date: '2024年3月14日 9時30分',
      domain: 'toudai.example',
    });
  });

  it('prefers the time of the article to the day in the masthead, and knows its outlet by name', () => {
    const courier = knowing('courier', 'islandcourier.example', 'The Island Courier');
    expect(read('menu-lines.txt', courier)).toEqual({
      headline: 'Guild of chandlers elects its first woman in four centuries',
      date: '14 March 2024 09:30',
      outlet: 'courier',
    });
  });

  it('finds the outlet in the title that a browser saved', () => {
    const courier = knowing('courier', 'islandcourier.example', 'Island Courier');
    expect(read('saved-title.txt', courier)).toMatchObject({
      headline: 'Two bridges, one river and a quarrel about paint',
      outlet: 'courier',
    });
  });

  it('loses the site’s name from a headline that stands in the title only', () => {
    const courier = knowing('courier', 'islandcourier.example', 'Island Courier');
    const page = 'Two bridges and a quarrel about paint | Island Courier\n4 March 2024\n';
    expect(readTextPage(page, courier).headline).toBe('Two bridges and a quarrel about paint');
  });

  it('belongs to a known outlet under a subdomain', () => {
    const page = 'Two bridges and a quarrel about paint\nAlso on news.islandcourier.example More paint';
    const facts = readTextPage(page, knowing('courier', 'islandcourier.example', ''));
    expect(facts).toMatchObject({ domain: 'news.islandcourier.example', outlet: 'courier' });
  });

  it('is not given to a known outlet that it merely mentions', () => {
    const page =
      'Two bridges and a quarrel about paint\nThe quarrel was first told by islandcourier.example last week.\n' +
      'Also on harbourpost.example More paint\nAlso on harbourpost.example More bridges';
    const facts = readTextPage(page, knowing('courier', 'islandcourier.example', ''));
    expect(facts.outlet).toBe('harbourpost.example');
  });

  it('is not given to the network that its share buttons name', () => {
    const page =
      'Two bridges and a quarrel about paint\nhttps://www.facebook.com/sharer?u=1\nfacebook.com\nt.me/paint';
    expect(readTextPage(page, nobody)).not.toHaveProperty('domain');
  });

  it('says where each fact was found and how sure that is', () => {
    const { notes } = readTextPage(readFileSync(new URL('date-first.txt', pages), 'utf8'), nobody);
    expect(notes.map(({ field }) => field)).toEqual(['headline', 'date', 'domain', 'outlet', 'related']);
    for (const { confidence } of notes) expect(confidence).toBeGreaterThan(0.5);
  });

  it.each([
    ['Published: 23 Aug 2021, 12:15', '23 Aug 2021, 12:15'],
    ['Updated: 23 Aug 2021', '23 Aug 2021'],
    ['Monday, 23 August 2021 | By Mara Quill', 'Monday, 23 August 2021'],
    ['By Mara Quill, 23 August 2021', '23 August 2021'],
    ['Published time: 23 Aug, 2021 12:15 Edited time: 24 Aug, 2021 08:00', '23 Aug, 2021 12:15'],
    ['23 Aug, 2021 12:15 / Updated 3 years ago', '23 Aug, 2021 12:15'],
    ['Last modified on Mon 23 Aug 2021 14.02 BST', 'Mon 23 Aug 2021 14.02 BST'],
    ['Published Aug. 23, 2021Updated Aug. 24, 2021', 'Aug. 23, 2021'],
    ['12:15 23.08.2021 (обновлено: 13:40 23.08.2021)', '12:15 23.08.2021'],
    ['Publié le 23 août 2021 à 12h15, modifié le 24 août 2021 à 08h00', '23 août 2021 à 12h15'],
    ['Veröffentlicht am 23. August 2021, 12:15 Uhr', '23. August 2021, 12:15 Uhr'],
    ['Islands • 23 August 2021 • 4 min read', '23 August 2021'],
  ])('dates the article by the line “%s”', (line, date) => {
    expect(readTextPage(`Harbour board keeps the old quay open\n${line}\n`, nobody).date).toBe(date);
  });

  it.each([
    'The board met on 23 August 2021 and agreed',
    'Budget 2021: what the harbour board has promised so far — 23 August 2021',
    '31 February 2021',
    '2021',
  ])('is not dated by the line “%s”', (line) => {
    expect(readTextPage(`${line}\n`, nobody)).not.toHaveProperty('date');
  });
});

describe('any text at all', () => {
  it('is read without failing, and a headline stands in one of its lines', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '. ',
        '|',
        ' - ',
        '©',
        '2021',
        '23 Aug 2021',
        'https://',
        'www.',
        '@',
        'a.b.com',
      ),
      fc.constantFrom('Harbour board keeps the old quay open', 'icon', 'Updated ', 'By ', 'Also on '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { headline } = readTextPage(text, nobody);
        if (headline !== undefined)
          expect(text.split(/[\n\r\v\f\u0085\u2028\u2029]/).join('\n')).toContain(headline);
      }),
    );
  });

  it.each([
    ['one line of letters', 'a'],
    ['one line of dots', 'a.'],
    ['one line of dashes', ' - '],
    ['one line of addresses', 'https://a.b.example/ '],
    ['one line of mail signs', '@.'],
    ['lines of dates that are none', '99 Aug 2021\n'],
    ['lines of dates', '23 Aug 2021\n'],
    ['lines of titles', 'Harbour board keeps the old quay open | Post\n'],
    ['empty lines', '\n'],
    ['lines of one letter', 'a\n'],
    ['Cyrillic hosts', 'ф.ф.ф.'],
  ])('of the largest size is read to its end: %s', (_, unit) => {
    const text = unit.repeat(PAGE_MAX_BYTES / unit.length);
    expect(readTextPage(text, nobody).notes.length).toBeLessThan(6);
  });
});

// The shared articles are not part of the repository; a clone without them says so here.
describe.skipIf(!existsSync(articles))(
  `the article in ${articles} (skipped where the folder is absent)`,
  () => {
    it('gives the headline, the date and the domain that a reader sees', () => {
      const text = readFileSync(new URL('000_38e511cf90de7b7b.txt', `file://${articles}`), 'utf8');
      expect(readTextPage(text, nobody)).toMatchObject({
        headline:
          'Russia will NOT send military contingent to Afghanistan & has no intention of supporting Taliban terrorist group, says Moscow',
        date: '23 Aug, 2021 12:15',
        domain: 'rt.com',
      });
    });
  },
);
