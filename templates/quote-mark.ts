/** The mark that opens a quotation (CLDR, `quotationStart`), by language, where it is not “. */
const OPENING: ReadonlyMap<string, string> = new Map(
  (
    [
      ['«', 'ru uk be fr ar fa hy el es it pt nb no sq az kk ky mn ti am'],
      ['„', 'de pl cs sk hu ro bg sr hr sl mk lt et is ka bs'],
      ['”', 'sv fi he'],
      ['「', 'ja'],
    ] as const
  ).flatMap(([mark, languages]) => languages.split(' ').map((language) => [language, mark] as const)),
);

/** @param lang BCP 47 tag. */
export function quoteMark(lang: string): string {
  if (/^zh-(.*-)?(hant|tw|hk|mo)\b/i.test(lang)) return '「';
  return OPENING.get(lang.split('-')[0]!.toLowerCase()) ?? '“';
}
