/**
 * The one card that everybody draws: `classic` of the invented Harbour Post, with a headline of four lines
 * at most. presscard gets the words and lays them out itself; the peers get the layout below ready made,
 * with the date already formatted and the size of the headline already chosen.
 */
export const CARD_WIDTH_PX = 1200;
export const CARD_HEIGHT_PX = 630;

/** The words beside the headline, in the form in which presscard takes them. */
export const article = {
  date: '2026-11-18',
  outlet: 'harbour-post',
  kicker: 'World news',
} as const;

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
export function cardLayout(headline: string): Box {
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
          backgroundColor: '#fbf8f3',
          color: '#14171a',
        },
        boxes: bands(headline),
      },
    ],
  };
}

/** Mark and kicker, the rule, the headline, date and domain. */
function bands(headline: string): readonly Box[] {
  return [
    row([
      text('The Harbour Post', { fontFamily: 'Source Serif', fontSize: 40, fontWeight: 700 }),
      text(article.kicker, { fontFamily: 'Source Sans', fontSize: 32, fontWeight: 700, color: '#a6192e' }),
    ]),
    {
      style: { display: 'flex', marginTop: 44, width: 88, height: 6, backgroundColor: '#a6192e' },
      boxes: [],
    },
    text(headline, {
      flexGrow: 1,
      marginTop: 30,
      fontFamily: 'Source Serif',
      fontSize: 60,
      fontWeight: 700,
      lineHeight: 1.08,
      letterSpacing: '-0.72px',
    }),
    row([text('18 November 2026', meta), text('harbourpost.example', meta)]),
  ];
}

const meta: Style = { fontFamily: 'Source Sans', fontSize: 34, fontWeight: 400, color: '#50545a' };

function row(boxes: readonly Box[]): Box {
  return { style: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' }, boxes };
}

function text(content: string, style: Style): Box {
  return { style, text: content };
}
