import { messages } from '#generated/studio/studio.mjs';
import type { Messages } from './boot.ts';

/** A language of the interface. */
export interface InterfaceLanguage {
  readonly tag: string;
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
}

/** Every file in `messages/`, English first. */
export const interfaceLanguages: readonly InterfaceLanguage[] = Object.entries(messages)
  .map(([tag, texts]) => ({
    tag,
    name: texts.language.name,
    dir: texts.language.dir === 'rtl' ? ('rtl' as const) : ('ltr' as const),
    messages: texts,
  }))
  .sort((one, other) => Number(other.tag === 'en') - Number(one.tag === 'en'));

/**
 * The language that an editor chose, else the first that the browser asks for and we have, else English.
 *
 * @param chosen what the cookie says.
 * @param accepted the header `Accept-Language`.
 */
export function interfaceLanguage(chosen: string | undefined, accepted: string | null): InterfaceLanguage {
  const asked = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const q = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ tag }) => tag);
  for (const tag of [chosen ?? '', ...asked]) {
    const found = interfaceLanguages.find((one) => tag === one.tag || tag.startsWith(`${one.tag}-`));
    if (found) return found;
  }
  return interfaceLanguages[0]!;
}
