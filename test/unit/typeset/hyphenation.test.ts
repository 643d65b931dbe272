import { describe, expect, it } from 'vitest';
import { createPress } from '../../../src/index.ts';
import { nodePorts } from '../../../src/node.ts';
import type { FontPort } from '../../../src/ports.ts';
import { fileFonts } from '../../../src/runtime/node/file-fonts.ts';
import { Hyphenator } from '../../../src/typeset/hyphenation.ts';
import { voices } from '../../../src/typeset/voices.ts';
import { rememberingLog } from '../../press.ts';

const fonts = fileFonts();

/** The text with its hyphens written out; `|` where a break shows none. */
async function divide(text: string, language: string, port: FontPort = fonts): Promise<string> {
  const places = await new Hyphenator(port, rememberingLog()).divide(text, language);
  return Array.from({ length: text.length }, (_, at) => {
    const sign = places.get(at);
    return `${sign === undefined ? '' : sign || '|'}${text[at]}`;
  }).join('');
}

describe('a word is divided as its language does it', () => {
  it.each([
    ['de', 'Donaudampfschifffahrtsgesellschaft', 'Do‐nau‐dampf‐schiff‐fahrts‐ge‐sell‐schaft'],
    ['de-CH', 'Grossratspräsidentenwahl', 'Gross‐rats‐prä‐si‐den‐ten‐wahl'],
    ['nl', 'Kindercarnavalsoptocht', 'Kin‐der‐car‐na‐vals‐op‐tocht'],
    ['fi', 'kansaneläkelaitos', 'kan‐sa‐ne‐lä‐ke‐lai‐tos'],
    ['hu', 'Országgyűlés', 'Or‐szág‐gyű‐lés'],
    ['ru', 'градостроители', 'гра‐до‐стро‐и‐тели'],
    ['uk', 'законодавство', 'за‐ко‐но‐дав‐ство'],
    ['en', 'Constitutionalists', 'Con‐sti‐tu‐tion‐al‐ists'],
    ['tr', 'İSTANBULLULAŞTIRMA', 'İS‐TAN‐BUL‐LU‐LAŞ‐TIRMA'],
    ['nb', 'Menneskerettighet', 'Men‐neske‐ret‐tig‐het'],
    ['nn', 'Menneskerett', 'Men‐neske‐rett'],
    ['no', 'Menneskerett', 'Men‐neske‐rett'],
    ['sr-Latn', 'Prestolonaslednik', 'Pre‐sto‐lo‐na‐sled‐nik'],
    ['sr', 'Престолонаследник', 'Пре‐сто‐ло‐на‐след‐ник'],
    ['pt-BR', 'Anticonstitucional', 'An‐ti‐cons‐ti‐tu‐ci‐o‐nal'],
    ['el', 'συνταγματολόγος', 'συ‐νταγ‐μα‐το‐λό‐γος'],
    ['hy', 'սահմանադրական', 'սահմա֊նադրա֊կան'],
    ['hi', 'विश्वविद्यालय', 'विश्व|वि|द्यालय'],
  ])('%s: %s', async (language, word, divided) => {
    expect(await divide(word, language)).toBe(divided);
  });

  it('by sound in America, by origin in Britain', async () => {
    expect(await divide('helicopter', 'en-US')).not.toBe(await divide('helicopter', 'en-GB'));
    expect(await divide('helicopter', 'en-AU')).toBe(await divide('helicopter', 'en-GB'));
    expect(await divide('helicopter', 'en')).toBe(await divide('helicopter', 'en-US'));
  });

  it('alike in capitals and small letters', async () => {
    const [large, small] = await Promise.all(
      ['VERFASSUNGSGERICHT', 'verfassungsgericht'].map((word) => divide(word, 'de')),
    );
    expect(large!.toLowerCase()).toBe(small);
  });

  it('and remembers nothing of it: the same word gives the same places every time', async () => {
    const hyphenator = new Hyphenator(fonts, rememberingLog());
    const [once, twice] = [
      await hyphenator.divide('Verfassung', 'de'),
      await hyphenator.divide('Verfassung', 'de'),
    ];
    expect(twice).toEqual(once);
  });
});

describe('no hyphen is put', () => {
  it.each([
    ['into an address', 'de', 'www.verfassungsgericht.example https://verfassung.example/gericht'],
    ['into an e-mail address or a handle', 'de', 'post@verfassungsgericht.example @Verfassungsgericht'],
    ['into a hashtag', 'de', '#Verfassungsgericht'],
    ['into a number or a word with one', 'de', '1234567890 Verfassung2026'],
    ['into an abbreviation', 'de', 'UNESCO NATO'],
    ['into a word in another script than the language’s', 'ru', 'Constitutionalists'],
    ['where the language has no patterns', 'cs', 'nejneobhospodařovávatelnější'],
    ['where the language is unknown', 'und', 'Verfassungsgericht'],
    ['where the script knows none', 'ar', 'والمستشفيات'],
    ['where breaks are found otherwise', 'th', 'ยุทธศาสตร์'],
    ['into a short word', 'de', 'eben aber'],
  ])('%s', async (_, language, text) => {
    expect(await divide(text, language)).toBe(text);
  });

  it('before the third letter or among the last two', async () => {
    const words = 'Abendessen Ölung Übung Eiablage Aorta ideology';
    for (const language of ['de', 'en', 'hu', 'es', 'it', 'fi', 'pl']) {
      for (const piece of (await divide(words, language)).split(' ')) {
        expect(piece).toMatch(/^[^‐]{2,}(‐.*)?$/);
        expect(piece).toMatch(/^(.*‐)?[^‐]{3,}$/);
      }
    }
  });
});

describe('patterns that a deployment lacks', () => {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk';
  const breakages: readonly [string, FontPort['load']][] = [
    [
      'missing',
      (file) => (file.id.startsWith('hyphenation/') ? Promise.reject(new Error('gone')) : fonts.load(file)),
    ],
    [
      'cut short',
      async (file) => (file.id.startsWith('hyphenation/') ? new Uint8Array([0x5b]) : fonts.load(file)),
    ],
  ];

  it.each(breakages)('(%s) cost a line in the log and the hyphens, never the card', async (_, load) => {
    const log = rememberingLog();
    const press = createPress({ ports: { ...nodePorts({ log }), fonts: { ...fonts, load } } });
    const set = await press.typesetter.set({
      text: word,
      style: voices.editorial.headline,
      ladder: [{ sizePx: 48, lines: 4 }],
      box: { widthPx: 600, heightPx: 400 },
      language: 'de',
      onOverflow: 'cut',
    });
    expect(set.lines.map(({ text }) => text).join('')).toBe(word);
    expect(log.lines).toEqual([{ level: 'warn', event: 'hyphenation_missing' }]);
  });

  it('are asked for again, and once by words that need them together', async () => {
    const asked: string[] = [];
    const counting: FontPort = {
      ...fonts,
      load: (file) => {
        asked.push(file.id);
        return asked.length === 1 ? Promise.reject(new Error('gone')) : fonts.load(file);
      },
    };
    const hyphenator = new Hyphenator(counting, rememberingLog());
    expect(await hyphenator.divide('Verfassung', 'de')).toEqual(new Map());
    await Promise.all(['Verfassung', 'Gericht', 'Koalition'].map((text) => hyphenator.divide(text, 'de')));
    expect(asked).toEqual(['hyphenation/de-1996', 'hyphenation/de-1996']);
  });
});
