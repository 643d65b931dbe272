/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import { formatDate } from '../src/date/date.ts';
import type { Ladder } from '../src/typeset/fit.ts';
import type { SetText } from '../src/typeset/set-text.ts';
import { voices } from '../src/typeset/voices.ts';
import type { Palette } from './palette.ts';
import { ClearRoom } from './photo-box.tsx';
import { TextBox } from './text-box.tsx';
import type { CardSubject, CardText, SetTexts } from './template.ts';

/** Height of the band with the mark, in multiples of the mark's size. */
const TOP_BAND_EM = 1.375;
const FRAME_PX = 2;
/** The headline's block stands where the eye expects the middle, a little above the measured one. */
const OPTICAL_CENTRE = 0.46;
/** Height that the date's row takes, in multiples of its size: capitals and descenders. */
const BOTTOM_BAND_EM = 0.95;
/** Size of a credit, in multiples of the date's: 26 beside 34. */
const CREDIT_EM = 0.765;

/** The texts of the upper and the lower band, alike on every card that has bands. */
export function bandTexts(
  { article, size, photo }: CardSubject,
  palette: Palette,
): Record<'mark' | 'kicker' | 'date' | 'domain' | 'credit', CardText | undefined> {
  const { outlet, date, dateStyle, kicker } = article;
  const voice = voices[outlet.voice];
  const isPlate = outlet.mark.form === 'plate';
  const day = date && formatDate(date, dateStyle);
  // Where the mark is the domain, it need not stand there twice.
  const domain = outlet.domains[0] === outlet.mark.text ? undefined : outlet.domains[0];
  const credit = photo?.credit;
  const label = (
    text: string | undefined,
    look: Pick<CardText, 'style' | 'colour'> & { sizePx: number; share: number },
  ): CardText | undefined =>
    text === undefined || text === ''
      ? undefined
      : {
          text,
          style: look.style,
          colour: look.colour,
          ladder: labelLadder(look.sizePx),
          box: { widthPx: Math.floor(columnPx(size) * look.share), heightPx: look.sizePx * 2 },
        };
  return {
    mark: label(outlet.mark.text, {
      style: isPlate ? voice.kicker : voice.mark,
      colour: isPlate ? palette.plateInk : palette.mark,
      sizePx: size.markPx,
      share: kicker ? 0.56 : 0.9,
    }),
    kicker: label(kicker, {
      style: voice.kicker,
      colour: palette.kicker,
      sizePx: size.kickerPx,
      share: 0.38,
    }),
    // A credit takes the domain's corner, and the domain follows the date.
    date: label(credit === undefined ? day : [day, domain].filter(Boolean).join(' · '), {
      style: voice.meta,
      colour: palette.meta,
      sizePx: size.metaPx,
      share: credit === undefined ? 0.48 : 0.56,
    }),
    domain: label(credit === undefined ? domain : undefined, {
      style: voice.meta,
      colour: palette.meta,
      sizePx: size.metaPx,
      share: date ? 0.48 : 0.9,
    }),
    credit: label(credit, {
      style: voice.meta,
      colour: palette.meta,
      sizePx: Math.round(size.metaPx * CREDIT_EM),
      share: 0.4,
    }),
  };
}

/** Width of the column between the margins. */
export function columnPx(size: CardSubject['size']): number {
  return size.widthPx - 2 * size.marginPx;
}

/** Height between the bands, less the white that always stays. */
export function middlePx(size: CardSubject['size']): number {
  const top = size.inkTopPx + topBandPx(size);
  const bottom = size.inkBottomPx - Math.ceil(BOTTOM_BAND_EM * size.metaPx);
  return bottom - top - 2 * size.bandGapPx;
}

/**
 * The card's ground with mark and kicker above, date and domain below, and what is between them: near the
 * middle, or, with a photo behind it all, at the foot, so that the photo has what is left.
 */
export function Bands({
  subject: { article, size },
  palette,
  texts,
  behind,
  children,
}: {
  subject: CardSubject;
  palette: Palette;
  texts: SetTexts;
  /** A `<PhotoBox>`. */
  behind?: JSXNode;
  children?: JSXNode;
}): JSXNode {
  const frame = palette.frame ? FRAME_PX : 0;
  // A card in a right-to-left script is the mirror image of the others, its texts apart.
  const row: Row = article.dir === 'rtl' ? 'row-reverse' : 'row';
  return (
    <div
      style={{
        boxSizing: 'border-box',
        display: 'flex',
        width: size.widthPx,
        height: size.heightPx,
        padding: frame,
        background: palette.frame ?? palette.ground,
      }}
    >
      {behind}
      <div
        style={{
          boxSizing: 'border-box',
          display: 'flex',
          flexDirection: 'column',
          width: size.widthPx - 2 * frame,
          height: size.heightPx - 2 * frame,
          padding: `${size.inkTopPx - frame}px ${size.marginPx - frame}px ${size.heightPx - size.inkBottomPx - frame}px`,
          background: palette.ground,
        }}
      >
        <TopBand form={article.outlet.mark.form} row={row} size={size} palette={palette} texts={texts} />
        <div
          style={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: article.dir === 'rtl' ? 'flex-end' : 'flex-start',
            flexGrow: 1,
          }}
        >
          {behind ? (
            <ClearRoom style={{ flexGrow: 1, width: '100%' }} />
          ) : (
            <div style={{ flexGrow: OPTICAL_CENTRE }} />
          )}
          {children}
          {behind ? (
            <div style={{ height: size.bandGapPx }} />
          ) : (
            <div style={{ flexGrow: 1 - OPTICAL_CENTRE }} />
          )}
        </div>
        <BottomBand row={row} texts={texts} />
      </div>
    </div>
  );
}

type Row = 'row' | 'row-reverse';

function TopBand({
  form,
  row,
  size,
  palette,
  texts: { mark, kicker },
}: {
  form: 'plate' | 'word';
  row: Row;
  size: CardSubject['size'];
  palette: Palette;
  texts: SetTexts;
}): JSXNode {
  const heightPx = topBandPx(size);
  // Capitals are centred in the band, so that a plate and a word sit alike, and the kicker shares the baseline.
  const baselinePx = Math.round((heightPx + (mark?.baselinePx ?? 0)) / 2);
  const paddingPx = Math.round((heightPx - (mark?.baselinePx ?? 0)) * 0.47);
  return (
    <div style={{ display: 'flex', flexDirection: row, justifyContent: 'space-between', height: heightPx }}>
      {mark && (
        <div
          style={{
            display: 'flex',
            height: heightPx,
            ...(form === 'plate' ? { background: palette.plate, padding: `0 ${paddingPx}px` } : {}),
          }}
        >
          <TextBox id="mark" of={mark} style={{ marginTop: baselinePx - mark.baselinePx }} />
        </div>
      )}
      {kicker && <TextBox id="kicker" of={kicker} style={{ marginTop: baselinePx - kicker.baselinePx }} />}
    </div>
  );
}

function BottomBand({ row, texts: { date, domain, credit } }: { row: Row; texts: SetTexts }): JSXNode {
  const descentPx = Math.max(...[date, domain, credit].map((text) => (text ? descent(text) : 0)));
  return (
    <div
      style={{ display: 'flex', flexDirection: row, justifyContent: 'space-between', alignItems: 'flex-end' }}
    >
      {date ? <TextBox id="date" of={date} style={{ marginBottom: descentPx - descent(date) }} /> : <div />}
      {domain && <TextBox id="domain" of={domain} style={{ marginBottom: descentPx - descent(domain) }} />}
      {credit && <TextBox id="credit" of={credit} style={{ marginBottom: descentPx - descent(credit) }} />}
    </div>
  );
}

function descent(text: SetText): number {
  return text.heightPx - text.baselinePx;
}

function topBandPx(size: CardSubject['size']): number {
  return Math.round(TOP_BAND_EM * size.markPx);
}

/** A label shrinks by up to a third before it is cut. */
function labelLadder(sizePx: number): Ladder {
  return [1, 0.92, 0.84, 0.76, 0.68].map((part) => ({ sizePx: Math.round(sizePx * part), lines: 1 }));
}
