/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import type { Ladder } from '../src/typeset/fit.ts';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { bandTexts, columnPx, isMarkPlate } from './band-texts.ts';
import { Bands, middlePx, startOf } from './bands.tsx';
import { badgeTexts } from './badge.tsx';
import { Eyebrow, eyebrowPx } from './eyebrow.tsx';
import { nightPalette, photoPalette, type Palette } from './palette.ts';
import { PhotoBox } from './photo-box.tsx';
import type { CardSize } from './sizes.ts';
import type { CardSubject, CardText, CardTexts, Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** Largest headline, in multiples of the date's size: above it the words would hide what the photo shows. */
const HEADLINE_MAX_EM = 2.6;
/** Height that eyebrow and headline may take, as parts of the card's height and of its width: the rest belongs to the photo. */
const TEXTS_OF_HEIGHT = 0.46;
const TEXTS_OF_WIDTH = 0.5;
/** A card at least so much wider than high has little height to share: two lines, and more only of the smallest type. */
const WIDE_RATIO = 1.3;
const SMALL_TYPE_EM = 1.6;
const WIDE_LINES = { large: 2, small: 5 } as const;

/** A card whose ground is the photo itself; where it may stand without one, the ground is night. */
export function photoCard(
  template: Pick<Template, 'id' | 'description' | 'state' | 'photoIsOptional'>,
): Template {
  return {
    ...template,
    photo: 'under',
    themes: ['dark'],

    texts(subject) {
      const { article, size, photo, state } = subject;
      const palette = paletteOf(subject);
      const isPlate = isMarkPlate(subject);
      const heightPx = photo
        ? Math.min(size.heightPx * TEXTS_OF_HEIGHT, size.widthPx * TEXTS_OF_WIDTH)
        : middlePx(subject);
      const texts: CardTexts = {
        ...bandTexts(subject, palette),
        ...badgeTexts(subject, palette),
        headline: {
          text: article.headline,
          style: voiceOf(article.outlet).headline,
          colour: palette.headline,
          ladder: photo ? ladderOverPhoto(size) : size.headline,
          box: { widthPx: columnPx(size), heightPx: Math.round(heightPx) - eyebrowPx(subject) },
        },
      };
      // What has a field of its own under it needs no darker photo.
      const standsOnField = (name: string): boolean =>
        (name === 'mark' && isPlate) || (name === 'badge' && state.is !== 'live');
      return Object.fromEntries(
        Object.entries(texts).map(([name, text]): [string, CardText | undefined] => [
          name,
          text && photo && !standsOnField(name) ? { ...text, overPhoto: true } : text,
        ]),
      );
    },

    art(subject, texts): JSXNode {
      const { size, photo } = subject;
      const palette = paletteOf(subject);
      const box = {
        position: 'absolute',
        left: 0,
        top: 0,
        width: size.widthPx,
        height: size.heightPx,
      } as const;
      return (
        <Bands
          subject={subject}
          palette={palette}
          texts={texts}
          {...(photo ? { behind: <PhotoBox style={box} /> } : {})}
        >
          <Eyebrow subject={subject} palette={palette} texts={texts} />
          {texts['headline'] && <TextBox id="headline" of={texts['headline']} edge={startOf(subject)} />}
        </Bands>
      );
    },
  };
}

function ladderOverPhoto({ headline, metaPx, widthPx, heightPx }: CardSize): Ladder {
  const isWide = widthPx / heightPx >= WIDE_RATIO;
  return headline
    .filter(({ sizePx }) => sizePx <= HEADLINE_MAX_EM * metaPx)
    .map(({ sizePx, lines }) => {
      const most = sizePx < SMALL_TYPE_EM * metaPx ? WIDE_LINES.small : WIDE_LINES.large;
      return { sizePx, lines: isWide ? Math.min(lines, most) : lines };
    });
}

function paletteOf(subject: CardSubject): Palette {
  return subject.photo ? photoPalette(subject) : nightPalette(subject);
}
