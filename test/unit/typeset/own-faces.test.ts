import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/index.ts';
import type { OutletInput } from '../../../src/outlet/outlet.ts';
import { voiceOf } from '../../../src/outlet/outlet-voice.ts';
import type { Press } from '../../../src/press.ts';
import type { SetText } from '../../../src/typeset/set-text.ts';
import type { TextRole } from '../../../src/typeset/voices.ts';
import { brought, islandNews } from '../../fixtures/own-faces.ts';
import { rememberingLog, testPress } from '../../press.ts';
import { nodePorts } from '../../../src/node.ts';

function pressWith(faces: OutletInput['faces'], fonts: Record<string, Uint8Array> = {}): Press {
  return testPress({ outlets: [{ ...islandNews, ...(faces ? { faces } : {}) }], fonts });
}

async function set(
  press: Press,
  text: string,
  role: TextRole = 'headline',
  language = 'en',
): Promise<SetText> {
  return press.typesetter.set({
    text,
    style: voiceOf(press.outlets.resolve('island-news'))[role],
    ladder: [{ sizePx: 60, lines: 4 }],
    box: { widthPx: 1000, heightPx: 600 },
    language,
    onOverflow: 'cut',
  });
}

/** Which faces draw a text: own families, and those of presscard, in the order in which they are met. */
function facesOf(text: SetText): string[] {
  const families = text.lines.flatMap(({ glyphs }) =>
    glyphs.map(({ source }) => {
      const { slice } = source as { slice?: { family: string } };
      return slice === undefined ? 'none' : slice.family.startsWith('own:') ? 'own' : slice.family;
    }),
  );
  return families.filter((family, at) => family !== families[at - 1]);
}

describe('a typeface that an outlet brings', () => {
  it.each(['heavy', 'latin'] as const)('sets its headline, by name or by its bytes: %s', async (face) => {
    const named = pressWith({ headline: { file: 'own' } }, { own: brought[face] });
    const given = pressWith({ headline: { file: brought[face] } });
    const [one, other] = await Promise.all([named, given].map((press) => set(press, 'Ferry strike ends')));
    expect(facesOf(one!)).toEqual(['own']);
    expect(other!.widthPx).toBe(one!.widthPx);
    expect(one!.widthPx).not.toBe((await set(pressWith(undefined), 'Ferry strike ends')).widthPx);
  });

  it('leaves what it lacks to presscard’s faces, cluster by cluster', async () => {
    const press = pressWith({ headline: { file: brought.latin } });
    const mixed = await set(press, 'Ferry Север 東 ends');
    expect(facesOf(mixed)).toEqual(['own', 'Source Serif 4', 'Noto Sans TC', 'own']);
    expect(mixed.missing).toEqual([]);
    // The mark is not torn from its letter: a face without anchors draws neither.
    expect(facesOf(await set(press, 'x̂'))).not.toContain('own');
  });

  it('stands for a mark and a leaning headline too, and for no other text', async () => {
    const press = pressWith({ headline: { file: brought.heavy } });
    const faces = await Promise.all(
      (['headline', 'mark', 'leaning', 'kicker', 'meta'] as const).map(async (role) =>
        facesOf(await set(press, 'Ferry', role)),
      ),
    );
    expect(faces).toEqual([['own'], ['own'], ['own'], ['Source Sans 3'], ['Source Sans 3']]);
  });

  it('has its own weight, leading and tracking', async () => {
    const file = brought.arabic;
    const text = 'هيئة الميناء ترفض إصلاح الرصيف الشرقي قبل الربيع المقبل بسبب نقص التمويل';
    const width = async (weight: number) =>
      (await set(pressWith({ headline: { file, weight } }), text, 'headline', 'ar')).widthPx;
    expect(await width(700)).toBeGreaterThan(await width(400));
    const leading = async (measures: object) => {
      const { lines } = await set(pressWith({ headline: { file, ...measures } }), text, 'headline', 'ar');
      return lines[1]!.baselinePx - lines[0]!.baselinePx;
    };
    // Arabic letters ask for room, unless the outlet has chosen.
    expect(await leading({})).toBeGreaterThanOrEqual(1.3 * 60);
    expect(await leading({ leading: 1.5 })).toBe(90);
    const wide = await set(pressWith({ headline: { file: brought.heavy, tracking: 0.1 } }), 'Ferry');
    const tight = await set(pressWith({ headline: { file: brought.heavy } }), 'Ferry');
    expect(wide.widthPx - tight.widthPx).toBeCloseTo(4 * 0.1 * 60, -1);
  });

  it('that cannot be read is logged, and the voice’s faces set the text', async () => {
    const log = rememberingLog();
    const file = brought.heavy.slice(0, 1000);
    const press = testPress({
      ports: nodePorts({ log }),
      outlets: [{ ...islandNews, faces: { headline: { file } } }],
    });
    expect(facesOf(await set(press, 'Ferry'))).toEqual(['Source Serif 4']);
    expect(log.lines).toEqual([{ level: 'error', event: 'face_unreadable' }]);
  });

  it('never ends a card, however damaged it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 60 }),
        async (changes) => {
          const file = brought.heavy.slice();
          for (const [at, byte] of changes) file[at % file.length] = byte;
          const press = pressWith({ headline: { file } });
          const card = await renderCard(press, { headline: 'Ferry strike ends', outlet: 'island-news' });
          expect(card.bytes.length).toBeGreaterThan(1000);
        },
      ),
      { numRuns: 25 },
    );
  });
});
