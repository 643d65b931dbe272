/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { columnPx, CREDIT_EM } from './band-texts.ts';
import { rowOf, sideOf, startOf } from './bands.tsx';
import type { Palette } from './palette.ts';
import { PortraitBox } from './photo-box.tsx';
import type { CardSubject, CardText, SetTexts } from './template.ts';
import { TextBox } from './text-box.tsx';

/** Type of a name and of a standfirst, in multiples of the date's. */
const NAME_EM = 1.06;
const STANDFIRST_EM = 1.06;
/** White above a standfirst and below a name, in multiples of the date's size. */
const GAP_EM = 0.62;
const NAME_GAP_EM = 0.62;
const LINE_EM = 1.3;
/** Width of a character on average, in multiples of its size: who reserves a line too many makes the headline small. */
const CHARACTER_EM = 0.5;
const STANDFIRST_MAX_LINES = 2;
/** A portrait is as tall as name and date with the white between them, in multiples of the date's size; the white beside it. */
const PORTRAIT_EM = 2.6;
const PORTRAIT_GAP_EM = 0.72;

/** What a line of its own says. */
export type BylineKind = 'author' | 'speaker' | 'standfirst' | 'credit';
type Kind = BylineKind | undefined;

function textOf({ article, state, photo }: CardSubject, kind: Kind): string | undefined {
  if (kind === 'credit') return photo?.credit;
  if (kind === 'author') return article.author?.name;
  if (kind === 'speaker') return state.by ?? article.author?.name;
  return kind === 'standfirst' ? article.standfirst : undefined;
}

interface BylineProps {
  readonly subject: CardSubject;
  readonly texts: SetTexts;
}

/** Height that the lines below the headline take, with the white above them; 0 without any. */
export function bylinePx(subject: CardSubject, kind: Kind): number {
  if (textOf(subject, kind) === undefined) return 0;
  const { metaPx } = subject.size;
  const em =
    kind === 'standfirst'
      ? GAP_EM + standfirstLines(subject) * LINE_EM * STANDFIRST_EM
      : NAME_GAP_EM + NAME_EM;
  return Math.round(em * metaPx);
}

function standfirstLines({ article: { standfirst = '' }, size }: CardSubject): number {
  const widthPx = standfirst.length * CHARACTER_EM * STANDFIRST_EM * size.metaPx;
  return Math.min(STANDFIRST_MAX_LINES, Math.ceil(widthPx / columnPx(size)));
}

/** Width that the portrait takes at the start of the rows of name and date, with the white beside it; 0 without one. */
export function portraitPx({ size, portrait }: CardSubject, kind: Kind): number {
  return portrait && kind === 'author' ? Math.round((PORTRAIT_EM + PORTRAIT_GAP_EM) * size.metaPx) : 0;
}

/** A name in the weight of a kicker, or a sentence in that of the date; under the name of its kind. */
export function bylineTexts(
  subject: CardSubject,
  palette: Palette,
  kind: Kind,
): Partial<Record<BylineKind, CardText>> {
  const text = textOf(subject, kind);
  if (kind === undefined || text === undefined) return {};
  const { article, size } = subject;
  const voice = voiceOf(article.outlet);
  const isName = kind === 'author' || kind === 'speaker';
  const em = isName ? NAME_EM : kind === 'credit' ? CREDIT_EM : STANDFIRST_EM;
  const sizePx = Math.round(size.metaPx * em);
  const lines = kind === 'standfirst' ? standfirstLines(subject) : 1;
  return {
    [kind]: {
      text,
      style: isName ? voice.kicker : voice.meta,
      colour: kind === 'credit' ? palette.meta : palette.headline,
      ladder: [1, 0.92, 0.84, 0.76].map((part) => ({ sizePx: Math.round(sizePx * part), lines })),
      box: {
        widthPx: columnPx(size) - portraitPx(subject, kind),
        heightPx: Math.ceil(lines * LINE_EM * sizePx),
      },
    },
  };
}

/** The sentence below the headline. */
export function Standfirst({ subject, texts: { standfirst } }: BylineProps): JSXNode {
  if (!standfirst) return <div />;
  return (
    <div style={{ display: 'flex', flexDirection: 'column', alignItems: sideOf(subject) }}>
      <div style={{ height: Math.round(GAP_EM * subject.size.metaPx) }} />
      <TextBox id="standfirst" of={standfirst} edge={startOf(subject)} />
    </div>
  );
}

/** The line above the date: who wrote it, who said it, whose photo it is. */
export function Name({ subject, texts, kind }: BylineProps & { kind: BylineKind }): JSXNode {
  const byline = texts[kind];
  if (!byline) return <div />;
  const { metaPx } = subject.size;
  const descentPx = byline.heightPx - byline.baselinePx;
  const marginBottom = Math.round(NAME_GAP_EM * metaPx) - descentPx;
  return (
    <div style={{ display: 'flex', flexDirection: rowOf(subject) }}>
      <TextBox
        id={kind}
        of={byline}
        edge={startOf(subject)}
        style={{ marginBottom: Math.max(0, marginBottom) }}
      />
    </div>
  );
}

/** The author's face, and the white beside it. */
export function Portrait({ subject }: Pick<BylineProps, 'subject'>): JSXNode {
  const px = Math.round(PORTRAIT_EM * subject.size.metaPx);
  return (
    <div style={{ display: 'flex', flexDirection: rowOf(subject), width: portraitPx(subject, 'author') }}>
      <PortraitBox px={px} />
    </div>
  );
}
