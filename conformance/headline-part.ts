import type { Press } from '../src/press.ts';
import type { VoiceId } from '../src/typeset/voices.ts';
import { coverageOf, fontsOf, type CoverageResult, type FontsOfScript } from './coverage.ts';
import { startChromium } from './draw/chromium.ts';
import { readHeadlines } from './headlines.ts';
import { measure, type HeadlineResult } from './measure.ts';
import type { RunOptions } from './options.ts';
import { reportCoverage, reportMisses, reportScripts, reportUnicode } from './report.ts';
import { setHeadline, type SetHeadline } from './setting.ts';
import { summarise, type Summary } from './summary.ts';
import { testBidi } from './unicode/bidi.ts';
import { testEmoji } from './unicode/emoji.ts';
import { testLineBreaks } from './unicode/line-breaks.ts';
import type { UnicodeResult } from './unicode/result.ts';

/** Everything that was measured of headlines and of what they are set with. */
export interface HeadlinesFound {
  readonly voice: VoiceId;
  readonly chromium: string;
  readonly summaries: readonly Summary[];
  readonly results: readonly HeadlineResult[];
  readonly browserFamilies: readonly string[];
  readonly unicode: {
    readonly lineBreaks: UnicodeResult | undefined;
    readonly bidi: UnicodeResult | undefined;
    readonly emoji: ReturnType<typeof testEmoji>;
  };
  readonly coverage: readonly CoverageResult[];
  readonly fonts: readonly FontsOfScript[];
}

/** Headlines as presscard and Chromium set them, Unicode's tests, the character standards. */
export async function measureHeadlines(
  press: Press,
  { corpus, only, voice }: Pick<RunOptions, 'corpus' | 'only' | 'voice'>,
): Promise<HeadlinesFound> {
  const { headlines, hasCorpus } = readHeadlines(corpus);
  if (!hasCorpus) console.log(`The corpora are not in ${corpus.pathname}; only our own texts are used.\n`);
  const { index } = press.ports.fonts;
  const set: SetHeadline[] = [];
  for (const headline of headlines)
    if (!only || only.has(headline.script)) set.push(await setHeadline(press, headline, voice));
  const browser = await startChromium();
  try {
    const { results, browserFamilies } = await measure(browser, index, set);
    return {
      voice,
      chromium: browser.version(),
      summaries: summarise(results),
      results,
      browserFamilies: [...browserFamilies],
      unicode: {
        lineBreaks: testLineBreaks(corpus),
        bidi: testBidi(corpus),
        emoji: testEmoji(corpus, index),
      },
      coverage: coverageOf(index),
      fonts: fontsOf(index),
    };
  } finally {
    await browser.close();
  }
}

export function reportHeadlines(found: HeadlinesFound): string {
  return [
    `Headlines set by presscard in its ${found.voice} voice and by Chromium ${found.chromium}, line by line`,
    reportScripts(found.summaries),
    reportMisses(found.results),
    `Families from outside the page: ${found.browserFamilies.join(', ') || 'none'}`,
    reportUnicode('LineBreakTest.txt', found.unicode.lineBreaks),
    reportUnicode('BidiCharacterTest.txt', found.unicode.bidi),
    reportUnicode('emoji-test.txt', found.unicode.emoji),
    reportCoverage(found.coverage, found.fonts),
  ].join('\n\n');
}
