import { textContent } from './tree.ts';
import type { PageElement } from './tree.ts';

const JSON_LD = /^application\/(?:ld\+json|json\+ld)\b/i;

/** The values of a page's JSON-LD scripts; those that cannot be read are left out. */
export function jsonLdOf(elements: readonly PageElement[]): unknown[] {
  return elements
    .filter(({ name, attributes }) => name === 'script' && JSON_LD.test(attributes['type']?.trim() ?? ''))
    .map((script) => lenientJson(textContent(script)))
    .filter((value) => value !== undefined);
}

/** JSON as it is found in pages: in comment or CDATA marks, with line breaks in texts, commas too many, or a `;` behind. */
export function lenientJson(text: string): unknown {
  const bare = text
    .replace(/^[\s;]*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|(?:\/\/\s*)?<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|(?:\/\/\s*)?\]\]>)[\s;]*$/, '')
    .replace(/[\s;]+$/, '');
  for (const attempt of [bare, mended(bare)]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // the next attempt, or none: a page whose data is broken is read by its other marks
    }
  }
  return undefined;
}

/** Control characters inside texts become spaces, commas before a closing bracket go. */
function mended(text: string): string {
  return text
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
    .replace(/,\s*(?=[}\]])/g, '');
}
