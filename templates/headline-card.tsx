/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { bandTexts, columnPx } from './band-texts.ts';
import { Bands, middlePx, sideOf, startOf } from './bands.tsx';
import { badgeTexts } from './badge.tsx';
import { Eyebrow, eyebrowPx, type Ornament } from './eyebrow.tsx';
import { bylinePx, bylineTexts, Name, Portrait, portraitPx, Standfirst, type BylineKind } from './byline.tsx';
import type { Palette } from './palette.ts';
import type { CardSubject, Template } from './template.ts';
import { TextBox } from './text-box.tsx';

interface HeadlineCard extends Pick<Template, 'id' | 'description' | 'state' | 'themes'> {
  readonly palette: (subject: CardSubject) => Palette;
  /** Which face of the outlet's voice its headline has. */
  readonly headline?: 'headline' | 'leaning';
  /** What stands above the headline where no state asks for anything. */
  readonly ornament?: Ornament;
  /** The line below the headline or above the date: who wrote it, who said it, what it is about, whose photo it is. */
  readonly byline?: BylineKind;
}

/** A card of a headline between two bands on one ground: most designs are one, in other colours and faces. */
export function headlineCard({
  palette: paletteOf,
  headline = 'headline',
  ornament = 'none',
  byline,
  ...template
}: HeadlineCard): Template {
  return {
    ...template,
    ...(byline === 'author' ? { portrait: true } : {}),

    texts(subject) {
      const { article, size } = subject;
      const palette = paletteOf(subject);
      const voice = voiceOf(article.outlet);
      const heightPx = middlePx(subject) - eyebrowPx(subject, ornament) - bylinePx(subject, byline);
      return {
        ...bandTexts(subject, palette, { saidElsewhere: byline, asidePx: portraitPx(subject, byline) }),
        ...badgeTexts(subject, palette),
        ...bylineTexts(subject, palette, byline),
        headline: {
          text: article.headline,
          style: voice[headline],
          colour: palette.headline,
          ladder: size.headline,
          box: { widthPx: columnPx(size), heightPx },
        },
      };
    },

    art(subject, texts): JSXNode {
      const palette = paletteOf(subject);
      const isAbove = byline !== undefined && byline !== 'standfirst';
      return (
        <Bands
          subject={subject}
          palette={palette}
          texts={byline === 'credit' ? { ...texts, credit: undefined } : texts}
          above={isAbove ? <Name subject={subject} texts={texts} kind={byline} /> : undefined}
          aside={portraitPx(subject, byline) > 0 ? <Portrait subject={subject} /> : undefined}
        >
          <Eyebrow subject={subject} palette={palette} texts={texts} ornament={ornament} />
          {texts['headline'] && (
            <div style={{ display: 'flex', flexDirection: 'column', alignItems: sideOf(subject) }}>
              <TextBox id="headline" of={texts['headline']} edge={startOf(subject)} />
              {byline === 'standfirst' && <Standfirst subject={subject} texts={texts} />}
            </div>
          )}
        </Bands>
      );
    },
  };
}
