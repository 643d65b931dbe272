import { contrast, INK_DARK, INK_LIGHT } from './colour.ts';
import type { Logo } from './measure-logo.ts';

/** How a logo stands on a ground: as it is, in one ink, or as it is on a plate. */
export type LogoLook =
  | { readonly as: 'own' }
  | { readonly as: 'ink'; readonly colour: string }
  | { readonly as: 'plate'; readonly colour: string };

/** A logo is a shape that must be seen (WCAG 2.2, 1.4.11), and its colours are the brand: 4.5 would take more of them. */
export const LOGO_CONTRAST_MIN = 3;
/** So much of the outline must reach it: a dot over an i may be pale. */
const SEEN_SHARE_MIN = 0.85;

/**
 * How a logo is drawn so that it can be seen.
 *
 * @param ground as `#rrggbb`.
 * @param ink what words of its size have there.
 */
export function logoLook(logo: Logo, ground: string, ink: string): LogoLook {
  if (logo.carriedBy === 'inside' || seenOn(logo, ground) >= SEEN_SHARE_MIN) return { as: 'own' };
  if (logo.carriedBy === 'outline') return { as: 'ink', colour: ink };
  const colour = seenOn(logo, INK_LIGHT) >= seenOn(logo, INK_DARK) ? INK_LIGHT : INK_DARK;
  return { as: 'plate', colour };
}

/** The share of the outline that reaches the contrast, from 0 to 1. */
export function seenOn({ tones }: Logo, ground: string): number {
  const seen = tones.filter(({ colour }) => contrast(colour, ground) >= LOGO_CONTRAST_MIN);
  return shareOf(seen) / Math.max(shareOf(tones), Number.EPSILON);
}

function shareOf(tones: Logo['tones']): number {
  return tones.reduce((sum, { share }) => sum + share, 0);
}

/** The logo's document in one colour. */
export function inOneInk({ svg, viewBox: { x, y, width, height } }: Logo, colour: string): string {
  const open = /^<svg[^>]*>/.exec(svg)![0];
  const body = svg.slice(open.length, -'</svg>'.length);
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  return `${open}<mask id="presscard-logo" mask-type="alpha" maskUnits="userSpaceOnUse" ${place}>${body}</mask><rect ${place} fill="${colour}" mask="url(#presscard-logo)"/></svg>`;
}
