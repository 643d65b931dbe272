import canonicalize from 'canonicalize';
import type { Outlet } from '../outlet/outlet.ts';
import type { Press } from '../press.ts';
import type { Template } from '../../templates/template.ts';
import type { FontIndex } from '../typeset/font-index.ts';
import { sha256Hex, sha256HexOfBytes } from './digest.ts';

/**
 * Version of what the code makes of an article. It goes up whenever an existing golden changes, which
 * `npm run goldens` checks: cards that were signed before then show the new look and are kept for a day only.
 */
export const DESIGN_VERSION = 4;

/** Hex digits of a design's name: enough that two never meet, short in an address. */
const DESIGN_HEX_DIGITS = 12;

const designs = new WeakMap<Outlet, string>();
const faces = new WeakMap<FontIndex, string>();

/**
 * The design version of an outlet's cards, `v` of a card's address: the code, a newsroom's own templates, the
 * outlet's kit with its logo and typefaces, and presscard's faces. Everything but the article that decides how a
 * card looks.
 */
export async function designOf(press: Press, outlet: Outlet): Promise<string> {
  const known = designs.get(outlet);
  if (known !== undefined) return known;
  const { index } = press.ports.fonts;
  const facesDigest = faces.get(index) ?? (await sha256Hex(index.slices.map(({ sha256 }) => sha256).join()));
  faces.set(index, facesDigest);
  const parts = [DESIGN_VERSION, await kitOf(outlet), facesDigest, ...press.templates.flatMap(versionOf)];
  const design = (await sha256Hex(canonicalize(parts)!)).slice(0, DESIGN_HEX_DIGITS);
  designs.set(outlet, design);
  return design;
}

/** Files by their contents: what an outlet was measured or called by here, another process may have otherwise. */
async function kitOf({ logo, logoOnDark, faces, ...kit }: Outlet): Promise<object> {
  const files = Object.entries(faces ?? {}).map(async ([role, { bytes, weight, leading, tracking }]) => [
    role,
    { sha256: await sha256HexOfBytes(bytes), weight, leading, tracking },
  ]);
  return {
    ...kit,
    ...(logo ? { logo: logo.drawing } : {}),
    ...(logoOnDark ? { logoOnDark: logoOnDark.drawing } : {}),
    ...(files.length > 0 ? { faces: Object.fromEntries(await Promise.all(files)) } : {}),
  };
}

/** What a template says of itself; those of presscard go with `DESIGN_VERSION`. */
function versionOf({ id, version }: Template): readonly string[] {
  return version === undefined ? [] : [`${id} ${version}`];
}
