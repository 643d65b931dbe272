import { writeFileSync } from 'node:fs';
import { createPress } from '../src/press.ts';
import { nodePorts } from '../src/runtime/node/ports.ts';
import { coverageOf, fontsOf } from './coverage.ts';
import { startChromium } from './draw/chromium.ts';
import { readHeadlines } from './headlines.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { report, reportCoverage, reportUnicode } from './report.ts';
import { setHeadline, type SetHeadline } from './setting.ts';
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
  if (!options.only || options.only.has(headline.script)) set.push(await setHeadline(press, headline));

const browser = await startChromium();
try {
  const { results, browserFamilies } = await measure(browser, index, set);
  console.log(report(results));
  console.log(`\nFamilies from outside the page: ${[...browserFamilies].join(', ') || 'none'}\n`);
  const coverage = coverageOf(index);
  const fonts = fontsOf(index);
  console.log(reportCoverage(coverage, fonts));
  const unicode = { lineBreaks: testLineBreaks(options.corpus), bidi: testBidi(options.corpus) };
  console.log(reportUnicode('LineBreakTest.txt', unicode.lineBreaks));
  console.log(reportUnicode('BidiCharacterTest.txt', unicode.bidi));
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ results, coverage, fonts }, undefined, 1));
} finally {
  await browser.close();
}
