import { writeFileSync } from 'node:fs';
import { createPress } from '../src/press.ts';
import { nodePorts } from '../src/runtime/node/ports.ts';
import { measureFeeds } from './extraction/feeds.ts';
import { measurePages } from './extraction/pages.ts';
import { reportFeeds, reportPages } from './extraction/report.ts';
import { measureHeadlines, reportHeadlines } from './headline-part.ts';
import { readOptions } from './options.ts';
import { optionsOrExit } from '../scripts/options-or-exit.ts';

const options = optionsOrExit(() => readOptions(process.argv.slice(2), process.env));
const press = createPress({ ports: nodePorts() });
const { parts, corpus } = options;
const absent = `not measured: the corpora are not in ${corpus.pathname}`;
const found: Record<string, unknown> = {};

if (parts.has('pages')) {
  const pages = await measurePages(corpus, press.outlets);
  found.pages = pages;
  console.log(pages ? reportPages(pages) : `Saved pages: ${absent}`, '\n');
}
if (parts.has('feeds')) {
  const feeds = measureFeeds(corpus);
  found.feeds = feeds;
  console.log(feeds ? reportFeeds(feeds) : `Saved feeds: ${absent}`, '\n');
}
if (parts.has('headlines')) {
  const headlines = await measureHeadlines(press, options);
  found.headlines = headlines;
  console.log(reportHeadlines(headlines));
}
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(found, undefined, 1));
