/** What INPUT is: many articles in one of six forms, or one article. */
export type InputKind =
  | 'feed'
  | 'sitemap'
  | 'csv'
  | 'json-lines'
  | 'json-array'
  | 'addresses'
  | 'json'
  | 'html'
  | 'text';

/**
 * Told by how it begins, since names and types of servers are often wrong; where that leaves a choice, by its name.
 *
 * @param name of the file or the path of its address; `''` where it has none.
 * @param isMapped whether columns were named, so that there must be some.
 */
export function inputKind(head: string, name: string, isMapped = false): InputKind {
  const start = head.replace(/^[\ufeff\s]+/, '');
  const extension = /\.(\w+)(?:\.gz)?$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (start.startsWith('<')) return markupKind(start);
  if (extension === 'jsonl' || extension === 'ndjson') return 'json-lines';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (start.startsWith('[')) return 'json-array';
  if (start.startsWith('{')) return objectKind(start);
  if (extension === 'md') return 'text';
  const [first = '', second = ''] = start.split(/\r?\n/, 2);
  if (/^https?:\/\/\S+\s*$/.test(first) && !/^(?!https?:)\S/.test(second)) return 'addresses';
  return isMapped || HEADER.test(first) ? 'csv' : 'text';
}

/** A first line of short words between separators, one of which says what a card needs. */
const HEADER = /^(?=.*\b(?:headline|title|url|link)\b)["\w .-]{1,60}(?:[,;\t|]["\w .-]{0,60})+$/i;

function markupKind(start: string): InputKind {
  const root = /<(?![!?])(?:[\w-]+:)?([\w-]+)/
    .exec(start.replaceAll(/<!--[^]*?-->/g, ''))?.[1]
    ?.toLowerCase();
  if (root === 'urlset' || root === 'sitemapindex') return 'sitemap';
  return ['rss', 'feed', 'rdf', 'channel'].includes(root ?? '') ? 'feed' : 'html';
}

/** A feed in JSON, an object a line, or one article. */
function objectKind(start: string): InputKind {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(start)) return 'feed';
  if (/"items"\s*:\s*\[\s*\{/.test(start)) return 'feed';
  const end = start.indexOf('\n');
  return end !== -1 && isJson(start.slice(0, end)) ? 'json-lines' : 'json';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
