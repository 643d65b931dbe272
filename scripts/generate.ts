/**
 * Makes `generated/`: everything that is derived from the installed packages and therefore not kept in git.
 * `scripts/setup.mjs` runs it when one of its inputs changed.
 */
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDates } from './generate/dates.ts';
import { generateEngines } from './generate/engines.ts';
import { generateFonts } from './generate/fonts.ts';
import { generateHan } from './generate/han.ts';
import { generateHyphenation } from './generate/hyphenation.ts';
import { generateShareIcons } from './generate/share-icons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'generated');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

generateEngines({ packagesDir: join(root, 'node_modules'), outDir: join(out, 'engines') });
const fonts = await generateFonts({ packagesDir: join(root, 'node_modules'), outDir: join(out, 'fonts') });
const patterns = generateHyphenation({ outDir: join(out, 'fonts') });
await generateDates(out);
generateHan(out);
generateShareIcons(out);
process.stderr.write(
  `presscard: ${fonts.slices} font slices, ${(fonts.bytes / 1e6).toFixed(1)} MB; ${fonts.emoji} emoji; ${patterns} sets of hyphenation patterns; engines and dates ready\n`,
);
