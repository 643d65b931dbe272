/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { headlineCard } from './headline-card.tsx';
import { splitPalette } from './palette.ts';
import { PhotoBox } from './photo-box.tsx';
import type { CardSubject, Template } from './template.ts';
import type { CardSize } from './sizes.ts';

/** What the photo takes: of the width where the card is wide, of the height where it is not. */
const PHOTO_OF_WIDTH = 0.366;
const PHOTO_OF_HEIGHT = 0.46;
/** A card at least so much wider than high has its photo at the side. */
const WIDE_RATIO = 1.3;

/** The texts, on their part of the card as if it were a card. */
const words = headlineCard({
  id: 'split',
  description: 'The photo beside the text, or above it: nothing lies over the picture.',
  palette: splitPalette,
  themes: ['light', 'dark'],
  byline: 'credit',
});

/** The photo untouched, the text beside it: for pictures that may carry no overlay. */
export const split: Template = {
  ...words,
  photo: 'beside',

  texts: (subject) => words.texts(besidePhoto(subject)),

  art(subject, texts) {
    const { size } = subject;
    const inner = besidePhoto(subject);
    const isSide = isWide(size);
    const photo = isSide
      ? { width: size.widthPx - inner.size.widthPx, height: size.heightPx }
      : { width: size.widthPx, height: size.heightPx - inner.size.heightPx };
    const direction = isSide ? (subject.article.dir === 'rtl' ? 'row-reverse' : 'row') : 'column-reverse';
    return (
      <div style={{ display: 'flex', flexDirection: direction, width: size.widthPx, height: size.heightPx }}>
        {words.art(inner, texts)}
        <PhotoBox style={photo} />
      </div>
    );
  },
};

function isWide({ widthPx, heightPx }: CardSize): boolean {
  return widthPx / heightPx >= WIDE_RATIO;
}

/** The subject with the room that the photo leaves as its size. */
function besidePhoto(subject: CardSubject): CardSubject {
  const { size } = subject;
  if (isWide(size)) {
    const widthPx = Math.round(size.widthPx * (1 - PHOTO_OF_WIDTH));
    return { ...subject, size: { ...size, widthPx } };
  }
  const photoPx = Math.round(size.heightPx * PHOTO_OF_HEIGHT);
  return {
    ...subject,
    size: {
      ...size,
      heightPx: size.heightPx - photoPx,
      inkTopPx: Math.round(size.marginPx * 0.8),
      inkBottomPx: size.inkBottomPx - photoPx,
      bandGapPx: Math.round(size.bandGapPx * 0.6),
    },
  };
}
