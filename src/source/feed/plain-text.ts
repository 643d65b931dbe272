import { decodeHTML } from 'entities';
import { cleanLine } from '../../article/text.ts';

/** Text without its markup, its entities decoded once more. */
export function plainText(html: string): string | undefined {
  return shown(decodeHTML(html.replace(/<(?:[a-z!/?][^<>]{0,2000})>/gi, ' ')));
}

/** Clean text on one line; undefined for none. */
export function shown(text: string): string | undefined {
  const line = cleanLine(text);
  return line === '' ? undefined : line;
}
