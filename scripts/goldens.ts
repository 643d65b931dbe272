/**
 * Renders every golden card anew and says which ones look different: `npm run goldens`. Look at each of them,
 * at full size and 300 px wide, before you commit it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { DESIGN_VERSION } from '../src/card/design.ts';
import { createPress } from '../src/index.ts';
import { nodePorts } from '../src/node.ts';
import { deck, DESIGN_FILE, GOLDEN_FOLDER } from '../test/golden/deck.ts';
import { renewGoldens, type GoldenDesign } from '../test/golden/renew.ts';

try {
  const { added, replaced, stale } = await renewGoldens({
    press: createPress({ ports: nodePorts() }),
    deck,
    folder: GOLDEN_FOLDER,
    designFile: DESIGN_FILE,
    version: DESIGN_VERSION,
    committed: committedVersion(),
  });
  console.log(
    `${deck.length} cards, ${added.length} new, ${replaced.length} changed, ${stale.length} stale files removed.`,
  );
  for (const name of [...added, ...replaced]) console.log(`  test/golden/cards/${name}.png`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Of the last commit, so that a design may be worked on; of the file where git is not at hand. */
function committedVersion(): number {
  try {
    const cwd = new URL('.', DESIGN_FILE);
    return versionIn(
      execFileSync('git', ['show', 'HEAD:./design.json'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return existsSync(DESIGN_FILE) ? versionIn(readFileSync(DESIGN_FILE)) : 0;
  }
}

function versionIn(file: Buffer): number {
  return (JSON.parse(file.toString()) as GoldenDesign).version;
}
