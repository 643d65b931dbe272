import type { Node } from '@takumi-rs/wasm';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts';
import type { Card } from './cards.ts';
import { designs, words } from './designs.ts';

const WHITE = '#ffffff';
/** Quality that presscard writes its photo cards with. */
export const PHOTO_QUALITY = 82;

const fill = { position: 'absolute', top: 0, left: 0, width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX } as const;

/** The photo over the whole card, a scrim at its edges, and the words in white. */
export function takumiPhotoNode({ language, headline }: Card, src: string): Node {
  const { mark, date, headlineFamily, labelFamily } = designs[language];
  const meta = { fontFamily: labelFamily, fontSize: 34, color: WHITE };
  const row = { display: 'flex', justifyContent: 'space-between' } as const;
  return box({ ...fill, display: 'flex', position: 'relative' }, [
    { type: 'image', src, style: { ...fill, objectFit: 'cover' } },
    box(
      {
        ...fill,
        backgroundImage:
          'linear-gradient(to bottom, rgba(8,12,20,0.6) 0%, rgba(8,12,20,0) 40%, rgba(8,12,20,0.75) 100%)',
      },
      [],
    ),
    box(
      {
        ...fill,
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '78px 70px',
        boxSizing: 'border-box',
      },
      [
        box(row, [
          text(mark, { fontFamily: headlineFamily, fontSize: 40, fontWeight: 700, color: WHITE }),
          text(words[language].kicker, { ...meta, fontSize: 32, fontWeight: 700 }),
        ]),
        box({ display: 'flex', flexDirection: 'column' }, [
          text(headline, {
            fontFamily: headlineFamily,
            fontSize: 60,
            fontWeight: 700,
            lineHeight: 1.08,
            color: WHITE,
          }),
          box({ ...row, marginTop: 30 }, [text(date, meta), text('harbourpost.example', meta)]),
        ]),
      ],
    ),
  ]);
}

function box(style: object, children: Node[]): Node {
  return { type: 'container', style, children };
}

function text(content: string, style: object): Node {
  return { type: 'text', text: content, style };
}
