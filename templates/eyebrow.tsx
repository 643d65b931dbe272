/** @jsxRuntime automatic */
/** @jsxImportSource satori/jsx */
import type { JSXNode } from 'satori/jsx';
import { Badge, badgeForm, badgePx } from './badge.tsx';
import type { Palette } from './palette.ts';
import type { CardSubject, SetTexts } from './template.ts';

/** What a design has above its headline where no state asks for a badge. */
export type Ornament = 'rule' | 'none';

/** Height of what stands above a headline, with the white below it, in px. */
export function eyebrowPx(subject: CardSubject, ornament: Ornament = 'none'): number {
  const { size } = subject;
  const form = badgeForm(subject);
  if (form !== undefined) return badgePx(subject, form) + size.ruleGapPx;
  return ornament === 'rule' ? size.rule.heightPx + size.ruleGapPx : 0;
}

/** The badge of a state, or the rule in the outlet's colour: always at the same distance above the headline. */
export function Eyebrow({
  subject,
  palette,
  texts,
  ornament = 'none',
}: {
  subject: CardSubject;
  palette: Palette;
  texts: SetTexts;
  ornament?: Ornament;
}): JSXNode {
  const { rule, ruleGapPx } = subject.size;
  const form = badgeForm(subject);
  if (form !== undefined) {
    return (
      <div style={{ display: 'flex', marginBottom: ruleGapPx, flexShrink: 0 }}>
        <Badge subject={subject} palette={palette} form={form} texts={texts} />
      </div>
    );
  }
  if (ornament === 'none') return <div />;
  return (
    <div
      style={{
        width: rule.widthPx,
        height: rule.heightPx,
        marginBottom: ruleGapPx,
        background: palette.rule,
        flexShrink: 0,
      }}
    />
  );
}
