/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { badgeWord } from '../src/badge/words.ts';
import { formatYear } from '../src/date/format.ts';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { Badge, badgeForm, badgeTexts } from './badge.tsx';
import { bandTexts, columnPx, label } from './band-texts.ts';
import { rowOf, sideOf, TopBand } from './bands.tsx';
import { brandPalette } from './palette.ts';
import { PhotoBox } from './photo-box.tsx';
import type { CardSubject, Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** The mark in a band by itself is larger than at the head of a text. */
const MARK_EM = 1.25;
/** White above the band's line, and between it and a credit, in multiples of the mark's size. */
const ABOVE_EM = 0.6;
const CREDIT_GAP_EM = 0.2;
/** Size of a credit, in multiples of the date's. */
const CREDIT_EM = 0.765;

/** The photo over a band in the outlet's colour with its mark and a badge or a year: for pictures that say it all. */
export const frame: Template = {
  id: 'frame',
  description: 'The photo over a band in the outlet’s colour with its mark; no headline.',
  photo: 'beside',
  stampsYear: true,
  omitsNotice: true,
  themes: ['light', 'dark'],

  texts(subject) {
    const { article, size, photo } = subject;
    const palette = brandPalette(subject);
    const voice = voiceOf(article.outlet);
    return {
      mark: bandTexts(inBand(subject), palette).mark,
      ...badgeTexts(subject, palette),
      kicker: label(badgeForm(subject) === undefined ? stamp(subject) : undefined, {
        style: voice.kicker,
        colour: palette.kicker,
        sizePx: size.kickerPx,
        widthPx: columnPx(size) * 0.4,
      }),
      credit: label(photo?.credit, {
        style: voice.meta,
        colour: palette.meta,
        sizePx: Math.round(size.metaPx * CREDIT_EM),
        widthPx: columnPx(size),
      }),
    };
  },

  art(subject, texts) {
    const { size } = subject;
    const palette = brandPalette(subject);
    const { markPx } = inBand(subject).size;
    const form = badgeForm(subject);
    const { mark, kicker, credit } = texts;
    const row = rowOf(subject);
    return (
      <div style={{ display: 'flex', flexDirection: 'column', width: size.widthPx, height: size.heightPx }}>
        <PhotoBox style={{ width: size.widthPx, flexGrow: 1 }} />
        <div
          style={{
            boxSizing: 'border-box',
            display: 'flex',
            flexDirection: 'column',
            width: size.widthPx,
            padding: `${Math.round(ABOVE_EM * markPx)}px ${size.marginPx}px ${size.heightPx - size.inkBottomPx}px`,
            background: palette.ground,
          }}
        >
          <div
            style={{
              display: 'flex',
              flexDirection: row,
              justifyContent: 'space-between',
              alignItems: 'center',
            }}
          >
            <TopBand
              subject={inBand(subject)}
              palette={palette}
              texts={{ mark, kicker }}
              widthPx={form === undefined ? columnPx(size) : undefined}
            />
            {form !== undefined && <Badge subject={subject} palette={palette} form={form} texts={texts} />}
          </div>
          {credit && (
            <div style={{ display: 'flex', flexDirection: 'column', alignItems: sideOf(subject) }}>
              <div style={{ height: Math.round(CREDIT_GAP_EM * markPx) }} />
              <TextBox id="credit" of={credit} />
            </div>
          )}
        </div>
      </div>
    );
  },
};

/** Where no badge stands: the year of an old article, else its section. */
function stamp({ article, yearStamp }: CardSubject): string | undefined {
  if (yearStamp === undefined) return article.kicker;
  const year = formatYear(yearStamp, article.dateStyle);
  return badgeWord('yearFrom', article.lang)?.word.replace('{year}', () => year) ?? year;
}

function inBand(subject: CardSubject): CardSubject {
  return { ...subject, size: { ...subject.size, markPx: Math.round(subject.size.markPx * MARK_EM) } };
}
