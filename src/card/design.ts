import canonicalize from 'canonicalize';
import type { Outlet } from '../outlet/outlet.ts';
import type { Press } from '../press.ts';
import type { FontIndex } from '../typeset/font-index.ts';
import { sha256Hex } from './digest.ts';

/**
 * Version of what the code makes of an article. It goes up whenever an existing golden changes, which
 * `npm run goldens` checks: cards that were signed before then show the new look and are kept for a day only.
 */
export const DESIGN_VERSION = 3;

/** Hex digits of a design's name: enough that two never meet, short in an address. */
const DESIGN_HEX_DIGITS = 12;

const designs = new WeakMap<Outlet, string>();
const faces = new WeakMap<FontIndex, string>();

/**
 * The design version of an outlet's cards, `v` of a card's address: the code, the outlet's kit and the faces.
 * Everything but the article that decides how a card looks.
 */
export async function designOf(press: Press, outlet: Outlet): Promise<string> {
  const known = designs.get(outlet);
  if (known !== undefined) return known;
  const { index } = press.ports.fonts;
  const facesDigest = faces.get(index) ?? (await sha256Hex(index.slices.map(({ sha256 }) => sha256).join()));
  faces.set(index, facesDigest);
  const design = await sha256Hex(canonicalize([DESIGN_VERSION, outlet, facesDigest])!);
  designs.set(outlet, design.slice(0, DESIGN_HEX_DIGITS));
  return design.slice(0, DESIGN_HEX_DIGITS);
}
