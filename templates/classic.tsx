/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { voices } from '../src/typeset/voices.ts';
import { Bands, bandTexts, columnPx, middlePx } from './bands.tsx';
import { paperPalette } from './palette.ts';
import type { Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** Paper, ink, and one rule in the brand's colour, always at the same distance above the headline. */
export const classic: Template = {
  id: 'classic',
  description: 'Paper and ink, with one rule in the colour of the outlet.',

  texts(subject) {
    const { article, size } = subject;
    const palette = paperPalette(article.outlet);
    return {
      ...bandTexts(subject, palette),
      headline: {
        text: article.headline,
        style: voices[article.outlet.voice].headline,
        colour: palette.headline,
        ladder: size.headline,
        box: { widthPx: columnPx(size), heightPx: middlePx(size) - size.rule.heightPx - size.ruleGapPx },
      },
    };
  },

  art(subject, texts) {
    const { article, size } = subject;
    const palette = paperPalette(article.outlet);
    return (
      <Bands subject={subject} palette={palette} texts={texts}>
        <div
          style={{
            width: size.rule.widthPx,
            height: size.rule.heightPx,
            marginBottom: size.ruleGapPx,
            background: palette.rule,
          }}
        />
        {texts.headline && <TextBox id="headline" of={texts.headline} />}
      </Bands>
    );
  },
};
