/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import type { SetText } from '../src/typeset/set-text.ts';
import { columnPx, isMarkPlate, MARK_SHARES, noticeGapPx, noticePx } from './band-texts.ts';
import { LogoMark, standingLogo } from './mark.tsx';
import type { Palette } from './palette.ts';
import { ClearRoom } from './photo-box.tsx';
import { PlaySign } from './shapes.tsx';
import { TextBox, type TextEdge } from './text-box.tsx';
import type { CardSubject, SetTexts } from './template.ts';

/** Height of the band with the mark, in multiples of the mark's size. */
const TOP_BAND_EM = 1.375;
const FRAME_PX = 2;
/** The headline's block stands where the eye expects the middle, a little above the measured one. */
const OPTICAL_CENTRE = 0.46;
/** Height that the date's row takes, in multiples of its size: capitals and descenders. */
const BOTTOM_BAND_EM = 0.95;
/** The play sign beside a duration, in multiples of the date's size, and the white after it. */
const PLAY_EM = 1.7;
const PLAY_GAP_EM = 0.5;

/** Height between the bands, less the white that always stays. */
export function middlePx(subject: CardSubject): number {
  const { size, state } = subject;
  const top = size.inkTopPx + topBandPx(size);
  const bottom = size.inkBottomPx - Math.ceil((hasPlay(state) ? PLAY_EM : BOTTOM_BAND_EM) * size.metaPx);
  return bottom - top - 2 * size.bandGapPx - noticePx(subject);
}

/**
 * The card's ground with mark and kicker above, date and domain below, and what is between them: near the
 * middle, or, with a photo behind it all, at the foot, so that the photo has what is left.
 */
export function Bands({
  subject,
  palette,
  texts,
  behind,
  above,
  aside,
  children,
}: {
  subject: CardSubject;
  palette: Palette;
  texts: SetTexts;
  /** A `<PhotoBox>`. */
  behind?: JSXNode;
  /** What stands directly above the date's row. */
  above?: JSXNode;
  /** What stands at the start of both, over their whole height. */
  aside?: JSXNode;
  children?: JSXNode;
}): JSXNode {
  const { size } = subject;
  const frame = palette.frame ? FRAME_PX : 0;
  const row = rowOf(subject);
  const date = <BottomBand subject={subject} palette={palette} texts={texts} />;
  const notice = texts['notice'] && (
    <div style={{ display: 'flex', flexDirection: row, marginBottom: noticeGapPx(size) }}>
      <TextBox id="notice" of={texts['notice']} edge={startOf(subject)} />
    </div>
  );
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
        <TopBand subject={subject} palette={palette} texts={texts} />
        <div
          style={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: sideOf(subject),
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
        {!aside && above}
        {notice}
        {aside ? (
          <div style={{ display: 'flex', flexDirection: row, alignItems: 'center' }}>
            {aside}
            {/* The capitals are centred on what stands beside them: the descenders have as much above. */}
            <div
              style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, paddingTop: descentOf(texts) }}
            >
              {above}
              {date}
            </div>
          </div>
        ) : (
          date
        )}
      </div>
    </div>
  );
}

/** A card in a right-to-left script is the mirror image of the others, its texts apart. */
export function rowOf({ article }: CardSubject): 'row' | 'row-reverse' {
  return article.dir === 'rtl' ? 'row-reverse' : 'row';
}

/** The edge at which a text begins. */
export function startOf({ article }: CardSubject): TextEdge {
  return article.dir === 'rtl' ? 'right' : 'left';
}

/** The side on which a column of texts begins. */
export function sideOf({ article }: CardSubject): 'flex-start' | 'flex-end' {
  return article.dir === 'rtl' ? 'flex-end' : 'flex-start';
}

export function TopBand({
  subject,
  palette,
  texts: { mark, kicker },
  widthPx,
}: {
  subject: CardSubject;
  palette: Palette;
  texts: SetTexts;
  widthPx?: number | undefined;
}): JSXNode {
  const { size } = subject;
  const heightPx = topBandPx(size);
  const isPlate = isMarkPlate(subject);
  const share = kicker ? MARK_SHARES.besideKicker : MARK_SHARES.alone;
  const room = { heightPx, widthPx: Math.floor(columnPx(size) * share), plate: isPlate };
  const logo = standingLogo(subject, palette, room);
  // Capitals are centred in the band, so that a plate and a word sit alike, and the kicker shares the baseline.
  const baselinePx = Math.round((heightPx + ((mark ?? kicker)?.baselinePx ?? 0)) / 2);
  const paddingPx = Math.round((heightPx - (mark?.baselinePx ?? 0)) * 0.47);
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: rowOf(subject),
        justifyContent: 'space-between',
        height: heightPx,
        ...(widthPx === undefined ? {} : { width: widthPx }),
      }}
    >
      {logo ? (
        <LogoMark of={logo} heightPx={heightPx} />
      ) : mark ? (
        <div
          style={{
            display: 'flex',
            height: heightPx,
            ...(isPlate && palette.plate ? { background: palette.plate, padding: `0 ${paddingPx}px` } : {}),
          }}
        >
          <TextBox id="mark" of={mark} style={{ marginTop: baselinePx - mark.baselinePx }} />
        </div>
      ) : (
        <div />
      )}
      {kicker && (
        <TextBox
          id="kicker"
          of={kicker}
          edge={startOf(subject) === 'left' ? 'right' : 'left'}
          style={{ marginTop: baselinePx - kicker.baselinePx }}
        />
      )}
    </div>
  );
}

function BottomBand({
  subject,
  palette,
  texts,
}: {
  subject: CardSubject;
  palette: Palette;
  texts: SetTexts;
}): JSXNode {
  const { size, state } = subject;
  const { duration, date, domain, credit } = texts;
  const row = rowOf(subject);
  const [start, end]: TextEdge[] = row === 'row' ? ['left', 'right'] : ['right', 'left'];
  const descentPx = descentOf(texts);
  const playPx = Math.round(PLAY_EM * size.metaPx);
  const gapPx = Math.round(PLAY_GAP_EM * size.metaPx);
  // The sign is centred on the figures beside it, so the row stands higher by what the sign has below them.
  const figuresPx = duration?.baselinePx ?? date?.baselinePx ?? 0;
  const belowPx = hasPlay(state) ? Math.round((playPx - figuresPx) / 2) : descentPx;
  const stand = (text: SetText): number => Math.max(0, belowPx - descent(text));
  return (
    <div
      style={{ display: 'flex', flexDirection: row, justifyContent: 'space-between', alignItems: 'flex-end' }}
    >
      <div style={{ display: 'flex', flexDirection: row, alignItems: 'flex-end' }}>
        {hasPlay(state) && <PlaySign sizePx={playPx} colour={palette.accent} />}
        {hasPlay(state) && <div style={{ width: gapPx }} />}
        {duration && <TextBox id="duration" of={duration} style={{ marginBottom: stand(duration) }} />}
        {duration && <div style={{ width: gapPx }} />}
        {date && <TextBox id="date" of={date} edge={start} style={{ marginBottom: stand(date) }} />}
      </div>
      {domain && <TextBox id="domain" of={domain} edge={end} style={{ marginBottom: stand(domain) }} />}
      {credit && <TextBox id="credit" of={credit} edge={end} style={{ marginBottom: stand(credit) }} />}
    </div>
  );
}

function hasPlay({ is }: CardSubject['state']): boolean {
  return is === 'podcast' || is === 'video';
}

function descentOf({ duration, date, domain, credit }: SetTexts): number {
  return Math.max(...[duration, date, domain, credit].map((text) => (text ? descent(text) : 0)));
}

function descent(text: SetText): number {
  return text.heightPx - text.baselinePx;
}

function topBandPx(size: CardSubject['size']): number {
  return Math.round(TOP_BAND_EM * size.markPx);
}
