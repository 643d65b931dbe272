/** Languages that are written in several scripts: the one that is meant where a tag names none, as in CLDR. */
const usualScript: Readonly<Record<string, string>> = {
  az: 'Latn',
  ha: 'Latn',
  ms: 'Latn',
  pa: 'Guru',
  sr: 'Cyrl',
  uz: 'Latn',
  zh: 'Hans',
};

/** Regions that write otherwise than most of their language. */
const scriptOfRegion: Readonly<Record<string, string>> = {
  'az-IR': 'Arab',
  'pa-PK': 'Arab',
  'sr-ME': 'Latn',
  'uz-AF': 'Arab',
  'zh-HK': 'Hant',
  'zh-MO': 'Hant',
  'zh-TW': 'Hant',
};

/** Languages that use the words of another tag. */
const sameAs = new Map(
  Object.entries({
    cmn: 'zh',
    in: 'id',
    iw: 'he',
    no: 'nb',
    prs: 'fa',
    sh: 'sr-Latn',
    // Latin letters of an unknown language: their dates are English, too.
    und: 'en',
    yue: 'zh-Hant',
  }),
);

/** The tags under which words for a BCP 47 tag are looked for, the nearest first. */
export function wordTags(lang: string): readonly string[] {
  const [asked = '', ...others] = lang.split(/[-_]/);
  const primary = asked.toLowerCase();
  const [language = primary, ownScript] = (sameAs.get(primary) ?? primary).split('-');
  const region = others.find((subtag) => /^([a-z]{2}|\d{3})$/i.test(subtag))?.toUpperCase();
  const inRegion = region === undefined ? [] : [`${language}-${region}`];
  if (!Object.hasOwn(usualScript, language)) return [...inRegion, language];
  const named = others.find((subtag) => /^[a-z]{4}$/i.test(subtag))?.toLowerCase();
  const script =
    (named && named[0]!.toUpperCase() + named.slice(1)) ??
    ownScript ??
    scriptOfRegion[`${language}-${region}`] ??
    usualScript[language];
  return [...inRegion, `${language}-${script}`];
}
