/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import type { SetText } from '../src/typeset/set-text.ts';
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { voices } from '../src/typeset/voices.ts';
import { columnPx } from './band-texts.ts';
import { rowOf } from './bands.tsx';
import { SCRIM_GROUND, type Palette } from './palette.ts';
import { quoteMark } from './quote-mark.ts';
import { isCased, stateWord } from './state-word.ts';
import { LiveSign, Stars } from './shapes.tsx';
import { TextBox } from './text-box.tsx';
import type { CardSubject, CardText, SetTexts } from './template.ts';

/** How a state shows: a sign with its word, a word in a field or in an outline, a review's stars, a quote's mark. */
export type BadgeForm = 'sign' | 'field' | 'outline' | 'stars' | 'quote';

/** Height of a badge, in multiples of the kicker's size. */
const BADGE_EM = 1.64;
const WORD_EM = 1.16;
const PADDING_EM = 0.5;
const OUTLINE_PX = 3;
/** White that a word keeps above and below its ink, in multiples of the badge's height. */
const WHITE_EM = 0.06;
/** The sign beside a word and the white between them, in multiples of the kicker's size. */
const SIGN_EM = 1.12;
const SIGN_GAP_EM = 0.36;
const STARS_EM = 1.9;
/** Type size of a quote's mark and height of the row it stands in, in multiples of the kicker's size. */
const QUOTE_EM = 4.8;
const QUOTE_ROW_EM = 1.4;

/** @returns undefined for a state that has no badge: it is named where the section is, or is plain news. */
export function badgeForm({ state }: CardSubject): BadgeForm | undefined {
  switch (state.is) {
    case 'live':
      return 'sign';
    case 'breaking':
      return 'field';
    case 'correction':
      return 'outline';
    case 'review':
      return state.stars === undefined ? undefined : 'stars';
    case 'quote':
      return 'quote';
    default:
      return undefined;
  }
}

/** Height of a badge in px. */
export function badgePx(subject: CardSubject, form: BadgeForm): number {
  const { size } = subject;
  if ((form === 'field' || form === 'outline') && stateWord(subject) === undefined)
    return 2 * size.rule.heightPx;
  const em = form === 'stars' ? STARS_EM : form === 'quote' ? QUOTE_ROW_EM : BADGE_EM;
  return Math.round(em * size.kickerPx);
}

/** The badge's word, or the quotation mark as the language writes it. */
export function badgeTexts(subject: CardSubject, palette: Palette): { badge?: CardText } {
  const { article, size } = subject;
  const form = badgeForm(subject);
  if (form === undefined || form === 'stars') return {};
  const widthPx = Math.floor(columnPx(size) * 0.8);
  if (form === 'quote') {
    const sizePx = Math.round(QUOTE_EM * size.kickerPx);
    return {
      badge: {
        text: quoteMark(article.lang),
        style: voices.editorial.headline,
        colour: palette.kicker,
        askedColour: palette.asked.kicker,
        ladder: [{ sizePx, lines: 1 }],
        box: { widthPx, heightPx: sizePx * 2 },
      },
    };
  }
  const word = stateWord(subject);
  if (word === undefined) return {};
  return {
    badge: {
      text: word,
      style: voiceOf(article.outlet).kicker,
      colour: wordInk(form, palette),
      ladder: [1, 0.9, 0.8, 0.7, 0.6].map((part) => ({
        sizePx: Math.round(WORD_EM * size.kickerPx * part),
        lines: 1,
      })),
      // Scripts that stack their letters shrink until they stand within the field.
      box: { widthPx, heightPx: Math.round(BADGE_EM * size.kickerPx) - 2 * OUTLINE_PX },
    },
  };
}

/** A photo shows through no field: there the outline is filled, and its word is cut out of it. */
function wordInk(form: BadgeForm, { alertInk, headline, ground }: Palette): string {
  if (form === 'field') return alertInk;
  return form === 'outline' && ground === 'transparent' ? SCRIM_GROUND : headline;
}

/** The badge of the subject's state, of `badgePx` height. */
export function Badge({
  subject,
  palette,
  form,
  texts: { badge },
}: {
  subject: CardSubject;
  palette: Palette;
  form: BadgeForm;
  texts: SetTexts;
}): JSXNode {
  const { state, size, article } = subject;
  const heightPx = badgePx(subject, form);
  if (form === 'stars') {
    const mirrored = article.dir === 'rtl';
    return <Stars stars={state.stars ?? 0} sizePx={heightPx} colour={palette.star} mirrored={mirrored} />;
  }
  if (form === 'quote') {
    const { topPx, bottomPx } = badge ? inkOf(badge) : { topPx: 0, bottomPx: 0 };
    return (
      <div style={{ display: 'flex', height: heightPx }}>
        {badge && (
          <TextBox
            id="badge"
            of={badge}
            style={{ marginTop: Math.round((heightPx - topPx - bottomPx) / 2) }}
          />
        )}
      </div>
    );
  }
  const word = (insetPx: number): JSXNode =>
    badge && <TextBox id="badge" of={badge} style={{ marginTop: wordTopPx(badge, heightPx) - insetPx }} />;
  if (form === 'sign') {
    return (
      <div style={{ display: 'flex', flexDirection: rowOf(subject), height: heightPx }}>
        <div style={{ display: 'flex', alignItems: 'center', height: heightPx }}>
          <LiveSign sizePx={Math.round(SIGN_EM * size.kickerPx)} colour={palette.alert} />
        </div>
        <div style={{ width: Math.round(SIGN_GAP_EM * size.kickerPx) }} />
        {word(0)}
      </div>
    );
  }
  const fill = palette.alertField;
  // Form and colour alone: an empty field would look like a word that is missing.
  if (!badge) {
    const colour = form === 'outline' ? palette.headline : fill;
    return <div style={{ width: size.rule.widthPx, height: 2 * size.rule.heightPx, background: colour }} />;
  }
  const line = form === 'outline' ? OUTLINE_PX : 0;
  return (
    <div
      style={{
        boxSizing: 'border-box',
        display: 'flex',
        height: heightPx,
        padding: line,
        background: line ? palette.headline : fill,
      }}
    >
      <div
        style={{
          boxSizing: 'border-box',
          display: 'flex',
          height: heightPx - 2 * line,
          minWidth: heightPx * 2,
          justifyContent: 'center',
          padding: `0 ${Math.round(PADDING_EM * size.kickerPx) - line}px`,
          background: line ? palette.ground : fill,
        }}
      >
        {word(line)}
      </div>
    </div>
  );
}

/**
 * From the top of a badge to the box of its word. Capitals are centred by their own height, as far as accents
 * and tails leave white above and below; scripts without capitals, whose letters hang or stand, by their ink.
 */
export function wordTopPx(word: SetText, badgeHeightPx: number): number {
  const ink = inkOf(word);
  const whitePx = Math.min(WHITE_EM * badgeHeightPx, (badgeHeightPx - ink.bottomPx + ink.topPx) / 2);
  const centredPx = isCased(word.text)
    ? (badgeHeightPx - word.baselinePx) / 2
    : (badgeHeightPx - ink.topPx - ink.bottomPx) / 2;
  const lowestPx = badgeHeightPx - whitePx - ink.bottomPx;
  return Math.round(Math.max(whitePx - ink.topPx, Math.min(lowestPx, centredPx)));
}

/** Where a text's ink begins and ends, from the top of its box: quotation marks hang, sit or float. */
function inkOf({ lines, fontSizePx, baselinePx, heightPx }: SetText): { topPx: number; bottomPx: number } {
  const inks = (lines[0]?.glyphs ?? []).flatMap(({ source, id, yPx }) => {
    const ink = source.ink(id);
    return ink ? [yPx - ink.top * fontSizePx, yPx - ink.bottom * fontSizePx] : [];
  });
  if (inks.length === 0) return { topPx: 0, bottomPx: heightPx };
  return { topPx: baselinePx + Math.min(...inks), bottomPx: baselinePx + Math.max(...inks) };
}
