import { jsonrepair } from 'jsonrepair';
import { textContent, type PageElement } from './tree.ts';

const JSON_LD = /^application\/(?:ld\+json|json\+ld)\b/i;

/** The values of a page's JSON-LD scripts; those that cannot be read are left out. */
export function jsonLdOf(elements: readonly PageElement[]): unknown[] {
  return elements
    .filter(({ name, attributes }) => name === 'script' && JSON_LD.test(attributes['type']?.trim() ?? ''))
    .map((script) => lenientJson(textContent(script)))
    .filter((value) => value !== undefined);
}

/**
 * JSON as it is found in pages: with comments, commas too many, quotes inside of texts, line breaks, in
 * comment or CDATA marks. What even the repair gives up is `undefined`: such a page is read by its other marks.
 */
function lenientJson(text: string): unknown {
  const bare = text
    .replace(/^[\s;]*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|(?:\/\/\s*)?<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|(?:\/\/\s*)?\]\]>)[\s;]*$/, '')
    .replace(/[\s;]+$/, '');
  for (const spelling of [() => bare, () => jsonrepair(bare)]) {
    try {
      return JSON.parse(spelling());
    } catch {
      // the next spelling, or none
    }
  }
  return undefined;
}
