import { badgeWord } from '../src/badge/words.ts';
import type { CardSubject } from './template.ts';

/** Scripts whose newsrooms set badges in capitals. */
const CASED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** What was paid for is said, in English if need be; other states show form and colour alone where a language has no word. */
export function stateWord({ article: { lang }, state }: CardSubject): string | undefined {
  const { is } = state;
  if (is !== 'live' && is !== 'breaking' && is !== 'paid' && is !== 'correction') return undefined;
  const { word } = badgeWord(is, lang) ?? (is === 'paid' ? badgeWord(is, 'en') : undefined) ?? {};
  return word !== undefined && isCased(word) ? word.toLocaleUpperCase(lang) : word;
}

/** Whether a word stands in capitals on a badge. */
export function isCased(word: string): boolean {
  return CASED.test(word);
}
