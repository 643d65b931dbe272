import { textRoles, voices, type OutletVoice, type TextRole, type TextStyle } from '../typeset/voices.ts';
import type { Outlet, OutletFace } from './outlet.ts';

/** Texts that take the face of another one rather than the voice's. */
const STANDS_IN: Readonly<Partial<Record<TextRole, TextRole>>> = { leaning: 'headline', mark: 'headline' };

const known = new WeakMap<Outlet, OutletVoice>();

/** How an outlet's texts look: its voice, and before it the faces that it brings. */
export function voiceOf(outlet: Outlet): OutletVoice {
  const voice: OutletVoice = voices[outlet.voice];
  const { faces } = outlet;
  if (!faces) return voice;
  let own = known.get(outlet);
  if (!own) {
    const styles = textRoles.map((role): [TextRole, TextStyle] => {
      const face = faces[role] ?? faces[STANDS_IN[role] ?? role];
      return [role, face ? styleOf(face, voice[role]) : voice[role]];
    });
    known.set(outlet, (own = Object.fromEntries(styles) as Record<TextRole, TextStyle>));
  }
  return own;
}

function styleOf({ family, weight, leading, tracking }: OutletFace, style: TextStyle): TextStyle {
  return {
    ...style,
    families: [family, ...style.families],
    weight: weight ?? style.weight,
    leadingEm: leading ?? style.leadingEm,
    ...(leading === undefined ? {} : { hasOwnLeading: true }),
    trackingEm: tracking,
  };
}
