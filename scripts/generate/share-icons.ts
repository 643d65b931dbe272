import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkList } from '../../src/share/networks.ts';

/** Drawings beside those of the networks: for copying the link and for the device's own share sheet. */
const OTHERS = ['solid/link', 'solid/share-nodes'] as const;

/** The icons of share pages out of Font Awesome Free: only those that stand on a button. */
export function generateShareIcons(outDir: string): void {
  const wanted = [...networkList.flatMap(({ icon }) => icon ?? []), ...OTHERS];
  const icons = Object.fromEntries(wanted.map((icon) => [icon, readIcon(icon)]));
  writeFileSync(join(outDir, 'share-icons.json'), JSON.stringify(icons));
}

/** `brands/facebook-f` is `faFacebookF` of the package of brands. @returns width, height and path of its SVG. */
function readIcon(icon: string): [width: number, height: number, path: string] {
  const [family, name = ''] = icon.split('/');
  const file = `fa-${name}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const found = createRequire(import.meta.url)(`@fortawesome/free-${family}-svg-icons/${file}`) as {
    definition?: { icon?: [number, number, unknown, unknown, string | string[]] };
  };
  const [width, height, , , path] = found.definition?.icon ?? [];
  if (width === undefined || height === undefined || typeof path !== 'string') {
    throw new Error(`Font Awesome has no icon ${icon} of the form that share pages need`);
  }
  return [width, height, path];
}
