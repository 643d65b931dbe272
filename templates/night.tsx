/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { voices } from '../src/typeset/voices.ts';
import { Bands, bandTexts, columnPx, middlePx } from './bands.tsx';
import { nightPalette } from './palette.ts';
import type { Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** A dark card: light ink, the mark and the kicker in the outlet's colour, no ornament. */
export const night: Template = {
  id: 'night',
  description: 'Light ink on a dark ground, the mark in the colour of the outlet.',

  texts(subject) {
    const { article, size } = subject;
    const palette = nightPalette(article.outlet);
    return {
      ...bandTexts(subject, palette),
      headline: {
        text: article.headline,
        style: voices[article.outlet.voice].headline,
        colour: palette.headline,
        ladder: size.headline,
        box: { widthPx: columnPx(size), heightPx: middlePx(size) },
      },
    };
  },

  art(subject, texts) {
    return (
      <Bands subject={subject} palette={nightPalette(subject.article.outlet)} texts={texts}>
        {texts.headline && <TextBox id="headline" of={texts.headline} />}
      </Bands>
    );
  },
};
