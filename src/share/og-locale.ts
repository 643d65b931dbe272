/**
 * A language as `og:locale` wants it, `language_TERRITORY`: the outlet's own country where it publishes in that
 * language, else the one where most of its readers live.
 *
 * @param lang BCP 47 tag of the article.
 * @param outletLocale BCP 47 locale of its outlet.
 * @returns undefined for a language that nobody knows.
 */
export function ogLocale(lang: string, outletLocale: string): string | undefined {
  const article = localeOf(lang);
  // Of `und` the engines say either that, or nothing.
  if (!article?.language || article.language === 'und') return undefined;
  const outlet = localeOf(outletLocale);
  const outletRegion = outlet?.language === article.language ? outlet.region : undefined;
  const region = article.region ?? outletRegion ?? article.maximize().region;
  return region === undefined ? undefined : `${article.language}_${region}`;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
