import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { stateIds, type StateId } from '../../../src/article/state.ts';
import { badgeWord, badgeWords } from '../../../src/badge/words.ts';
import type { OutletInput } from '../../../src/outlet/outlet.ts';
import { createRegistry } from '../../../src/outlet/registry.ts';
import { planCard } from '../../../src/plan/plan.ts';
import { voiceIds, voices, type VoiceId } from '../../../src/typeset/voices.ts';
import { badgePx, wordTopPx } from '../../../templates/badge.tsx';
import { columnPx } from '../../../templates/band-texts.ts';
import { templates } from '../../../templates/registry.ts';
import { sizes } from '../../../templates/sizes.ts';
import type { CardText } from '../../../templates/template.ts';
import { press, setText, silentBoxes } from '../typeset/setting.ts';

/** An outlet in each voice. */
const outlets = createRegistry(
  voiceIds.map((voice): OutletInput => ({
    id: voice,
    name: voice,
    domains: [`${voice}.example`],
    language: 'en',
    locale: 'en-GB',
    zone: 'UTC',
    mark: { form: 'plate', text: voice },
    colour: '#1f4e79',
    voice,
  })),
);

/** The shape with the least room for a word of the size that it is set in. */
const [tightest] = Object.values(sizes).toSorted(
  (one, other) => columnPx(one) / one.kickerPx - columnPx(other) / other.kickerPx,
);

/** The texts of an article of a state that say what it is: its badge, the section, the mark, the date of a change. */
async function sayings(is: StateId, { lang, voice }: { lang: string; voice: VoiceId }) {
  const { article } = readArticle(
    { headline: '—', lang, outlet: voice, state: is, date: '2026-03-14', updated: '2026-03-23' },
    outlets,
  );
  const plan = planCard(article, { size: tightest!.id }, templates);
  const { badge, kicker, mark, date } = plan.template.texts(plan);
  const set = async (text: CardText | undefined) =>
    text && press.typesetter.set({ ...text, language: article.lang, onOverflow: 'cut' });
  return {
    words: [await set(badge), await set(kicker), await set(mark)],
    date: await set(date),
    heightPx: badgePx(plan, 'field'),
  };
}

/** `news`, for the date of a change, and every state that has a word in a language. */
function statesWithWords(lang: string): StateId[] {
  return stateIds.filter((is) => is === 'news' || (is !== 'quote' && badgeWord(is, lang) !== undefined));
}

describe.each(voiceIds)('every badge in the faces of the %s voice', (voice) => {
  it.each(Object.keys(badgeWords))('has glyphs, and room for its word, in %s', async (lang) => {
    for (const is of statesWithWords(lang)) {
      const { words, date } = await sayings(is, { lang, voice });
      for (const word of words) expect(word?.truncated ?? false, `${is}: ${word?.text}`).toBe(false);
      for (const set of [...words, date]) {
        expect(set?.missing ?? [], `${is}: ${set?.text}`).toEqual([]);
        expect(set ? silentBoxes(set) : 0, `${is}: ${set?.text}`).toBe(0);
      }
    }
  });
});

describe.each(voiceIds)('the word of a badge in the faces of the %s voice', (voice) => {
  it.each(Object.keys(badgeWords))('stands within its field, in the middle, in %s', async (lang) => {
    for (const is of ['breaking', 'correction'] as const) {
      const { words, heightPx } = await sayings(is, { lang, voice });
      const [word] = words;
      if (word === undefined) continue;
      const topPx = wordTopPx(word, heightPx);
      const inks = word.lines[0]!.glyphs.flatMap(({ source, id, yPx }) => {
        const ink = source.ink(id);
        return ink ? [yPx - ink.top * word.fontSizePx, yPx - ink.bottom * word.fontSizePx] : [];
      });
      const above = topPx + word.baselinePx + Math.min(...inks);
      const below = heightPx - topPx - word.baselinePx - Math.max(...inks);
      expect(Math.min(above, below), `${is}: ${word.text}, ${above} above, ${below} below`).toBeGreaterThan(
        1,
      );
    }
  });
});

describe('a badge in capitals', () => {
  it.each([
    ['ru', 'ОНЛАЙН'],
    ['el', 'ΖΩΝΤΑΝΑ'],
    ['tr', 'CANLI'],
    ['de', 'LIVE'],
    ['ar', 'مباشر'],
    ['hi', 'लाइव'],
    ['ja', '実況中'],
  ])('is one in scripts that have them, as the language writes them: %s', async (lang, shown) => {
    const { words } = await sayings('live', { lang, voice: 'editorial' });
    expect(words[0]?.text).toBe(shown);
  });

  it('is form and colour alone where a language has no word', async () => {
    expect(badgeWord('live', 'mk')).toBeUndefined();
    const { words } = await sayings('live', { lang: 'mk', voice: 'editorial' });
    expect(words[0]).toBeUndefined();
  });
});

it.each(['ar', 'fa', 'he', 'ur'])(
  'a date in Latin letters keeps its order within the words of %s',
  async (lang) => {
    const fromTheLeft = async (text: string): Promise<string> => {
      const { lines } = await setText(text, { language: lang, style: voices.editorial.meta });
      const glyphs = lines[0]!.glyphs.toSorted((one, other) => one.xPx - other.xPx);
      return glyphs.map(({ id }) => id).join(' ');
    };
    const { date } = await sayings('news', { lang, voice: 'editorial' });
    expect(await fromTheLeft(date!.text)).toContain(await fromTheLeft('23 March 2026'));
  },
);
