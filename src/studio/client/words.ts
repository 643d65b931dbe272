import type { Boot, MessageKey } from '../boot.ts';

/** The interface's texts in its language. */
export interface Words {
  (key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A text that there may be: for codes and ids that grow. */
  maybe(key: string, values?: Readonly<Record<string, string | number>>): string | undefined;
  /** A number as the language writes it. */
  number(value: number): string;
  /** Bytes as people say them. */
  size(bytes: number): string;
  /** A list, joined as the language joins one. */
  list(items: readonly string[]): string;
  /** The name of a language. */
  languageName(tag: string): string;
  /** BCP 47 locale for dates: the browser's own country, where it speaks the interface's language. */
  readonly locale: string;
}

type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** A text with `{n}` is one of several by its number (Unicode's plural rules); any other stands as it is. */
export function createWords({ language, messages }: Pick<Boot, 'language' | 'messages'>): Words {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const joined = new Intl.ListFormat(language, { type: 'conjunction' });
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  const texts = messages as unknown as Readonly<Record<string, Text | undefined>>;

  const maybe: Words['maybe'] = (key, values = {}) => {
    const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (text === undefined) return undefined;
    const form = typeof text === 'string' ? text : (text[plurals.select(Number(values['n']))] ?? text.other!);
    return form.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  return Object.assign((...asked: Parameters<Words>) => maybe(...asked) ?? asked[0], {
    maybe,
    number: (value: number) => numbers.format(value),
    size: (bytes: number) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: bytes >= 1_000_000 ? 'megabyte' : 'kilobyte',
        maximumFractionDigits: bytes >= 1_000_000 ? 1 : 0,
      }).format(bytes >= 1_000_000 ? bytes / 1_000_000 : Math.max(1, bytes / 1000)),
    list: (items: readonly string[]) => joined.format(items),
    languageName: (tag: string) => (isLocale(tag) ? (names.of(tag) ?? tag) : tag),
    locale:
      globalThis.navigator?.languages.find((tag) => tag.startsWith(`${language}-`) && isLocale(tag)) ??
      language,
  });
}

/** Browsers on a bare Linux say `en-US@posix`, links say anything; neither is a tag that `Intl` takes. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
