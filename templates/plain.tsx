/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import { voiceOf } from '../src/outlet/outlet-voice.ts';
import { inkOn } from '../src/outlet/colour.ts';
import { columnPx } from './band-texts.ts';
import { LogoMark, standingLogo } from './mark.tsx';
import { brandPalette } from './palette.ts';
import type { Template } from './template.ts';
import { TextBox } from './text-box.tsx';

/** Steps at which the outlet's name is tried on one line, as parts of the largest headline; then on two. */
const MARK_STEPS = [1, 0.85, 0.72, 0.6, 0.5, 0.42, 0.36];
const TWO_LINES_STEP = 0.34;
/** Height of the room for a logo, as a part of the card's width. */
const LOGO_OF_WIDTH = 0.16;

/**
 * The outlet and nothing else: what is shown before an embargo ends, and when nothing better can be made. It
 * says no word of the article.
 */
export const plain: Template = {
  id: 'plain',
  description: 'The outlet’s name on its colour, without a word of the article.',

  texts({ article: { outlet }, size }) {
    const voice = voiceOf(outlet);
    const ink = inkOn(outlet.colour);
    const largest = size.headline[0]!.sizePx;
    return {
      // A logo says the name in its own way.
      headline: outlet.logo
        ? undefined
        : {
            text: outlet.mark.text,
            style: outlet.mark.form === 'plate' ? voice.kicker : voice.mark,
            colour: ink,
            ladder: [
              ...MARK_STEPS.map((step) => ({ sizePx: Math.round(largest * step), lines: 1 })),
              { sizePx: Math.round(largest * TWO_LINES_STEP), lines: 2 },
            ],
            box: { widthPx: columnPx(size), heightPx: Math.round(size.heightPx / 2) },
          },
      domain:
        outlet.domains[0] === outlet.mark.text
          ? undefined
          : {
              text: outlet.domains[0]!,
              style: voice.meta,
              colour: ink,
              ladder: [1, 0.8, 0.64].map((step) => ({ sizePx: Math.round(size.metaPx * step), lines: 1 })),
              box: { widthPx: columnPx(size), heightPx: size.metaPx * 2 },
            },
    };
  },

  art(subject, { headline, domain }) {
    const { article, size } = subject;
    const { outlet } = article;
    const room = {
      heightPx: Math.round(size.widthPx * LOGO_OF_WIDTH),
      widthPx: columnPx(size),
      plate: false,
    };
    const logo = standingLogo(subject, brandPalette({ ...subject, theme: 'light' }), room);
    return (
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          justifyContent: 'center',
          width: size.widthPx,
          height: size.heightPx,
          background: outlet.colour,
        }}
      >
        {logo && <LogoMark of={logo} heightPx={room.heightPx} />}
        {headline && <TextBox id="headline" of={headline} />}
        {domain && (
          <div
            style={{
              width: size.rule.widthPx,
              height: size.rule.heightPx,
              marginTop: size.ruleGapPx,
              marginBottom: size.ruleGapPx,
              background: inkOn(outlet.colour),
            }}
          />
        )}
        {domain && <TextBox id="domain" of={domain} />}
      </div>
    );
  },
};
