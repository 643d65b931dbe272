/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { bandTexts, columnPx } from './band-texts.ts';
import { Bands, middlePx, rowOf, sideOf, startOf } from './bands.tsx';
import { plainPalette } from './palette.ts';
import type { CardSubject, CardText, Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** The title of a list and its headlines share the middle of the card: the title gets this part of it. */
const TITLE_SHARE = 0.3;
/** Type of the title in multiples of the date's, largest first. */
const TITLE_STEPS = [
  { step: 1.5, lines: 1 },
  { step: 1.35, lines: 1 },
  { step: 1.2, lines: 1 },
  { step: 1.05, lines: 1 },
  { step: 0.9, lines: 2 },
] as const;
/** Type of an item in multiples of the date's, largest first. */
const ITEM_STEPS = [1.7, 1.56, 1.42, 1.28, 1.16, 1.04] as const;
/** White above and below the line between two items, in multiples of the date's size. */
const ITEM_GAP_EM = 0.42;
const LINE_PX = 2;

/** A section or a newsletter: its name, and up to three of its headlines between hairlines. */
export const index: Template = {
  id: 'index',
  description: 'For a section or a newsletter: its name and up to three headlines.',
  items: true,
  themes: ['light', 'dark'],

  texts(subject) {
    const { article, size } = subject;
    const palette = plainPalette(subject);
    const voice = voiceOf(article.outlet);
    const itemPx = itemHeightPx(subject);
    const isTall = itemPx > size.metaPx * 3;
    const items = article.items.map((text, at): [string, CardText] => [
      `item${at + 1}`,
      {
        text,
        style: voice.headline,
        colour: palette.headline,
        ladder: ITEM_STEPS.map((step) => ({ sizePx: Math.round(step * size.metaPx), lines: isTall ? 3 : 2 })),
        box: { widthPx: columnPx(size), heightPx: itemPx },
        group: 'items',
      },
    ]);
    return {
      ...bandTexts(subject, palette),
      headline: {
        text: article.headline,
        style: voice.kicker,
        colour: palette.kicker,
        askedColour: palette.asked.kicker,
        ladder: TITLE_STEPS.map(({ step, lines }) => ({ sizePx: Math.round(step * size.metaPx), lines })),
        box: { widthPx: columnPx(size), heightPx: titlePx(subject) },
      },
      ...Object.fromEntries(items),
    };
  },

  art(subject, texts) {
    const { article, size } = subject;
    const palette = plainPalette(subject);
    const gap = Math.round(ITEM_GAP_EM * size.metaPx);
    const edge = startOf(subject);
    return (
      <Bands subject={subject} palette={palette} texts={texts}>
        {texts['headline'] && (
          <TextBox id="headline" of={texts['headline']} edge={edge} style={{ marginBottom: gap }} />
        )}
        {article.items.map((_, at) => {
          const item = texts[`item${at + 1}`];
          return (
            <div
              id={`row${at + 1}`}
              style={{
                display: 'flex',
                flexDirection: 'column',
                alignItems: sideOf(subject),
                width: columnPx(size),
              }}
            >
              <div
                style={{
                  width: columnPx(size),
                  height: at === 0 ? size.rule.heightPx : LINE_PX,
                  marginBottom: gap,
                  background: at === 0 ? palette.rule : palette.meta,
                }}
              />
              <div style={{ display: 'flex', flexDirection: rowOf(subject), marginBottom: gap }}>
                {item && <TextBox id={`item${at + 1}`} of={item} edge={edge} />}
              </div>
            </div>
          );
        })}
      </Bands>
    );
  },
};

function titlePx(subject: CardSubject): number {
  return Math.round(Math.min(middlePx(subject) * TITLE_SHARE, subject.size.metaPx * 2));
}

/** Height of one item: what the title and the lines leave, shared by all. */
function itemHeightPx(subject: CardSubject): number {
  const { article, size } = subject;
  const gaps = 2 * Math.round(ITEM_GAP_EM * size.metaPx) + LINE_PX;
  // The bands' white is not needed where lines divide the card already.
  const heightPx = middlePx(subject) + size.bandGapPx - titlePx(subject) - size.rule.heightPx;
  return Math.floor(heightPx / Math.max(1, article.items.length)) - gaps;
}
