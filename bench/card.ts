import type { Card } from './cards.ts';
import { designs, words, type Design } from './designs.ts';

/**
 * The one card that everybody draws: `classic` of an invented outlet, with a headline of four lines at most.
 * presscard gets the words and lays them out itself; the peers get the layout below ready made, with the date
 * already formatted and the size of the headline already chosen.
 */
export const CARD_WIDTH_PX = 1200;
export const CARD_HEIGHT_PX = 630;

/** The article as presscard takes it. */
export function articleOf({
  language,
  headline,
}: Card): Record<'headline' | 'date' | 'outlet' | 'kicker', string> {
  return { ...words[language], headline };
}

type Style = Readonly<Record<string, string | number>>;

/** A box with other boxes in it, or one text. The peers' own notations differ in the names only. */
export type Box = { readonly style: Style } & (
  | { readonly boxes: readonly Box[] }
  | { readonly text: string }
);

/**
 * The layout of a card for the peers: flexbox only, which all of them document. The frame is a box in a box
 * and no border, because satori clips a border, and clipping costs resvg 10 to 40 ms.
 */
export function cardLayout(card: Card): Box {
  const design: Design = designs[card.language];
  return {
    style: {
      display: 'flex',
      width: CARD_WIDTH_PX,
      height: CARD_HEIGHT_PX,
      padding: 2,
      boxSizing: 'border-box',
      backgroundColor: '#dedbd7',
    },
    boxes: [
      {
        style: {
          display: 'flex',
          flexDirection: 'column',
          flexGrow: 1,
          padding: '78px 70px',
          boxSizing: 'border-box',
          backgroundColor: design.paper,
          color: '#14171a',
        },
        boxes: bands(card, design),
      },
    ],
  };
}

/** Without it a row is as high as its face says, which in Arabic leaves the headline no room. */
const LABEL_LINE_HEIGHT = 1.2;

/** Mark and kicker, the rule, the headline, date and domain. */
function bands({ language, headline, headlineWithBreaks }: Card, design: Design): readonly Box[] {
  const { headlineFamily, labelFamily, colour, direction } = design;
  const meta: Style = {
    fontFamily: labelFamily,
    fontSize: 34,
    lineHeight: LABEL_LINE_HEIGHT,
    fontWeight: 400,
    color: '#50545a',
  };
  return [
    row(design, [
      mark(design),
      text(words[language].kicker, {
        fontFamily: labelFamily,
        fontSize: 32,
        lineHeight: LABEL_LINE_HEIGHT,
        fontWeight: 700,
        color: colour,
      }),
    ]),
    {
      style: {
        display: 'flex',
        alignSelf: direction === 'rtl' ? 'flex-end' : 'flex-start',
        marginTop: 44,
        width: 88,
        height: 6,
        backgroundColor: colour,
      },
      boxes: [],
    },
    text(headlineWithBreaks ?? headline, {
      flexGrow: 1,
      marginTop: 30,
      fontFamily: headlineFamily,
      fontSize: design.headlinePx,
      fontWeight: 700,
      lineHeight: design.lineHeight,
      letterSpacing: design.letterSpacing,
      ...(direction === 'rtl' ? { direction, textAlign: 'right' } : {}),
    }),
    row(design, [text(design.date, meta), text(design.domain, meta)]),
  ];
}

/** The outlet's name: a word in ink, or a plate in its colour. */
function mark({ mark, markForm, headlineFamily, labelFamily, colour }: Design): Box {
  const look = { fontSize: 40, lineHeight: LABEL_LINE_HEIGHT, fontWeight: 700 };
  return markForm === 'plate'
    ? text(mark, {
        ...look,
        fontFamily: labelFamily,
        padding: '0px 14px',
        backgroundColor: colour,
        color: '#ffffff',
      })
    : text(mark, { ...look, fontFamily: headlineFamily });
}

function row({ direction }: Design, boxes: readonly Box[]): Box {
  return {
    style: {
      display: 'flex',
      flexDirection: direction === 'rtl' ? 'row-reverse' : 'row',
      alignItems: 'center',
      justifyContent: 'space-between',
    },
    boxes,
  };
}

function text(content: string, style: Style): Box {
  return { style, text: content };
}
