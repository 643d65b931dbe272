import type { Browser, CDPSession } from 'playwright-core';
import type { FontIndex } from '../src/typeset/font-index.ts';
import { browserBreaks } from './browser-breaks.ts';
import { inkOutside, oddBreaks, strayClusters, type OddBreaks } from './checks.ts';
import { agreement, nearAgreement } from './draw/agreement.ts';
import { batches, drawInBrowser, type BrowserLine } from './draw/browser-lines.ts';
import { openPage, type OpenPage } from './draw/chromium.ts';
import type { Grey } from './draw/grey.ts';
import { drawOwnLine } from './draw/own.ts';
import type { SetLine, SetText } from '../src/typeset/set-text.ts';
import type { SetHeadline } from './setting.ts';

export interface LineResult {
  readonly text: string;
  readonly agreement: number;
  /** Width in Chromium; what presscard's advances sum up to is not kept in a set text. */
  readonly browserWidthPx: number;
  readonly outsidePx: number;
  readonly hasEmoji: boolean;
}

/** All that is measured of one headline. */
export interface HeadlineResult {
  readonly id: string;
  readonly script: string;
  readonly lang: string;
  readonly fontSizePx: number;
  readonly lines: readonly LineResult[];
  readonly missing: readonly string[];
  readonly strays: readonly string[];
  readonly breaks: OddBreaks;
  readonly isCut: boolean;
  /** Urdu that was set in Naskh, because Nastaliq would have been cut. */
  readonly isNaskh: boolean;
  /** Base direction by presscard where it is not the corpus's. */
  readonly otherDirection: string | undefined;
}

/** Draws every headline in both engines and compares them, on as many pages at once as asked for. */
export async function measure(
  browser: Browser,
  index: FontIndex,
  headlines: readonly SetHeadline[],
): Promise<{ results: HeadlineResult[]; browserFamilies: ReadonlySet<string> }> {
  const queue = [...batches(headlines)];
  const results: HeadlineResult[] = [];
  const browserFamilies = new Set<string>();
  const work = async (): Promise<void> => {
    const { page, session } = await openPage(browser, index);
    for (let batch = queue.shift(); batch; batch = queue.shift())
      results.push(...(await measureBatch({ page, session }, batch, browserFamilies)));
  };
  await Promise.all(Array.from({ length: PAGES }, work));
  const order = new Map(headlines.map(({ headline }, at) => [headline.id, at]));
  results.sort((one, other) => order.get(one.id)! - order.get(other.id)!);
  return { results, browserFamilies };
}

/** One page draws while the pictures of the other are compared. */
const PAGES = 2;

async function measureBatch(
  { page, session }: OpenPage,
  batch: readonly SetHeadline[],
  families: Set<string>,
): Promise<HeadlineResult[]> {
  const legal = await browserBreaks(
    page,
    batch.map(({ headline, text }) => ({ ...headline, text })),
  );
  let { lines, refused } = await drawInBrowser(page, session, batch);
  if (refused.length > 0) ({ lines } = await drawInBrowser(page, session, batch, new Set(refused)));
  for (const family of await outsideFamilies(session)) families.add(family);
  return batch.map((one, at) => ({
    id: one.headline.id,
    script: one.headline.script,
    lang: one.headline.lang,
    fontSizePx: one.set.fontSizePx,
    lines: one.set.lines.map((line, number): LineResult => {
      const theirs = lines.get(one.headline.id)![number]!;
      const ours = drawOwnLine(one.set, line, { ...theirs.picture, origin: theirs.origin });
      return {
        text: line.text,
        agreement: bestAgreement(one.set, line, { ours, theirs }),
        browserWidthPx: theirs.widthPx,
        outsidePx: inkOutside(one.set, line, { picture: ours, origin: theirs.origin }),
        hasEmoji: one.lines[number]!.runs.some(({ emoji }) => emoji !== undefined),
      };
    }),
    missing: one.set.missing,
    strays: strayClusters(one),
    breaks: oddBreaks(one, legal[at]!),
    isCut: one.set.truncated,
    isNaskh: one.headline.lang === 'ur' && one.style.urdu === 'naskh',
    otherDirection: one.direction === one.headline.dir ? undefined : one.direction,
  }));
}

/** Below this a line is looked at again at parts of a pixel. */
const CLOSE = 0.98;
/** Parts of a pixel mend nothing in a line that differs by more than this. */
const APART = 0.94;
const NUDGES = [-0.5, -0.25, 0.25, 0.5];

/**
 * Chromium places the glyphs of some faces up to half a pixel of the four-fold picture aside, an eighth of one
 * of the card's: thin strokes lose a hundredth by that, so the line is tried at parts of such a pixel too.
 */
function bestAgreement(
  set: SetText,
  line: SetLine,
  { ours, theirs }: { ours: Grey; theirs: BrowserLine },
): number {
  let best = { agreement: agreement(ours, theirs.picture), x: 0, y: 0 };
  if (best.agreement >= CLOSE || best.agreement < APART) return best.agreement;
  for (const axis of ['x', 'y'] as const)
    for (const part of NUDGES) {
      const nudge = { x: best.x, y: best.y, [axis]: part };
      const nudged = drawOwnLine(set, line, { ...theirs.picture, origin: theirs.origin }, nudge);
      const found = nearAgreement(nudged, theirs.picture);
      if (found > best.agreement) best = { agreement: found, ...nudge };
    }
  return best.agreement;
}

/** Families that the page did not bring: there must be none. */
async function outsideFamilies(session: CDPSession): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '.line i',
  });
  const found = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName, isCustomFont } of fonts) if (!isCustomFont) found.add(familyName);
  }
  return [...found];
}
