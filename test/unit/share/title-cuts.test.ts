import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../src/bytes.ts';
import { networks } from '../../../src/share/networks.ts';
import { shownOf, titleWarnings } from '../../../src/share/title-cuts.ts';

const messageOf = (title: string): string =>
  titleWarnings(title)
    .map(({ message }) => message)
    .join();

describe('what networks leave of a title', () => {
  it('is all of a short one, and nothing is said', () => {
    expect(titleWarnings('Ferry strike ends after nine days')).toEqual([]);
  });

  it('is 67 bytes at Discord: half as many Cyrillic letters', () => {
    const title = 'В порту заработал ночной паром: первые пассажиры пересекли залив';
    const shown = shownOf(title, networks.discord.title);
    expect(shown).toBe('В порту заработал ночной паром: перв');
    expect(utf8Length(shown)).toBeLessThanOrEqual(67);
    expect(messageOf(title)).toMatch(/Discord after “…/);
    expect(messageOf(title)).not.toMatch(/WhatsApp|Discourse/);
  });

  it('is two lines at WhatsApp and KakaoTalk, where a Chinese sign takes the room of two letters', () => {
    expect(messageOf('字'.repeat(35))).not.toMatch(/WhatsApp/);
    expect(messageOf('字'.repeat(36))).toMatch(/WhatsApp after .* KakaoTalk after/);
    expect(messageOf('a'.repeat(70))).not.toMatch(/WhatsApp/);
    expect(messageOf('a'.repeat(71))).toMatch(/WhatsApp/);
  });

  it('is 80 characters at Discourse and 100 at Misskey', () => {
    expect(messageOf('a'.repeat(80))).not.toMatch(/Discourse/);
    expect(messageOf('a'.repeat(81))).toMatch(/Discourse/);
    expect(messageOf('a'.repeat(100))).not.toMatch(/Misskey/);
    expect(messageOf('a'.repeat(101))).toMatch(/Misskey/);
  });

  it('is a warning, once, and never another title', () => {
    const [warning, ...more] = titleWarnings('Harbour '.repeat(20));
    expect(warning).toMatchObject({ code: 'title_cut' });
    expect(more).toEqual([]);
  });

  it('never tears a character, and never exceeds the bound', () => {
    const cuts = Object.values(networks).flatMap((network) => ('title' in network ? [network.title] : []));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(...cuts), (title, cut) => {
        const shown = shownOf(title, cut);
        expect(title.startsWith(shown)).toBe(true);
        if (cut.unit === 'bytes') expect(utf8Length(shown)).toBeLessThanOrEqual(cut.max);
        if (cut.unit === 'characters') expect([...shown].length).toBeLessThanOrEqual(cut.max);
      }),
    );
  });
});
