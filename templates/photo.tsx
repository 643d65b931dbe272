/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { voices } from '../src/typeset/voices.ts';
import { Bands, bandTexts, columnPx } from './bands.tsx';
import { photoPalette } from './palette.ts';
import { PhotoBox } from './photo-box.tsx';
import type { Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** Largest headline, in multiples of the date's size: above it the words would hide what the photo shows. */
const HEADLINE_MAX_EM = 2.6;
/** Height that a headline may take, as parts of the card's height and of its width: the rest belongs to the photo. */
const HEADLINE_OF_HEIGHT = 0.39;
const HEADLINE_OF_WIDTH = 0.5;

/** The photo from edge to edge, the headline at its foot, where faces seldom are. */
export const photo: Template = {
  id: 'photo',
  description: 'The photo from edge to edge, the headline over its lower half.',
  photo: 'under',

  texts(subject) {
    const { article, size } = subject;
    const palette = photoPalette(article.outlet);
    const { mark, ...bands } = bandTexts(subject, palette);
    return {
      ...Object.fromEntries(
        Object.entries(bands).map(([name, text]) => [name, text && { ...text, overPhoto: true }]),
      ),
      mark: mark && { ...mark, overPhoto: article.outlet.mark.form === 'word' },
      headline: {
        text: article.headline,
        style: voices[article.outlet.voice].headline,
        colour: palette.headline,
        ladder: size.headline.filter(({ sizePx }) => sizePx <= HEADLINE_MAX_EM * size.metaPx),
        box: {
          widthPx: columnPx(size),
          heightPx: Math.round(
            Math.min(size.heightPx * HEADLINE_OF_HEIGHT, size.widthPx * HEADLINE_OF_WIDTH),
          ),
        },
        overPhoto: true,
      },
    };
  },

  art(subject, texts) {
    const { article, size } = subject;
    return (
      <Bands
        subject={subject}
        palette={photoPalette(article.outlet)}
        texts={texts}
        behind={
          <PhotoBox
            style={{ position: 'absolute', left: 0, top: 0, width: size.widthPx, height: size.heightPx }}
          />
        }
      >
        {texts.headline && <TextBox id="headline" of={texts.headline} />}
      </Bands>
    );
  },
};
