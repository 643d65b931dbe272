import { writeFileSync } from 'node:fs';
import { createPress } from '../src/press.ts';
import { nodePorts } from '../src/runtime/node/ports.ts';
import { coverageOf, fontsOf } from './coverage.ts';
import { startChromium } from './draw/chromium.ts';
import { readHeadlines } from './headlines.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { reportCoverage, reportMisses, reportScripts, reportUnicode } from './report.ts';
import { setHeadline, type SetHeadline } from './setting.ts';
import { summarise } from './summary.ts';
import { testBidi } from './unicode/bidi.ts';
import { testLineBreaks } from './unicode/line-breaks.ts';

const options = readOptions(process.argv.slice(2), process.env);
const { headlines, hasCorpus } = readHeadlines(options.corpus);
if (!hasCorpus)
  console.log(`The corpora are not in ${options.corpus.pathname}; only our own texts are used.\n`);

const press = createPress({ ports: nodePorts() });
const { index } = press.ports.fonts;
const set: SetHeadline[] = [];
for (const headline of headlines)
  if (!options.only || options.only.has(headline.script))
    set.push(await setHeadline(press, headline, options.voice));

const browser = await startChromium();
try {
  const { results, browserFamilies } = await measure(browser, index, set);
  const found = {
    chromium: browser.version(),
    summaries: summarise(results),
    results,
    browserFamilies: [...browserFamilies],
    unicode: { lineBreaks: testLineBreaks(options.corpus), bidi: testBidi(options.corpus) },
    coverage: coverageOf(index),
    fonts: fontsOf(index),
  };
  const parts = [
    `Headlines set by presscard in its ${options.voice} voice and by Chromium ${found.chromium}, line by line`,
    reportScripts(found.summaries),
    reportMisses(results),
    `Families from outside the page: ${found.browserFamilies.join(', ') || 'none'}`,
    reportUnicode('LineBreakTest.txt', found.unicode.lineBreaks),
    reportUnicode('BidiCharacterTest.txt', found.unicode.bidi),
    reportCoverage(found.coverage, found.fonts),
  ];
  console.log(parts.join('\n\n'));
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(found, undefined, 1));
} finally {
  await browser.close();
}
