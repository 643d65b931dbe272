/** The language that a text shows by its script and by letters that its neighbours lack. */

interface ScriptLanguages {
  readonly script: RegExp;
  /** Languages written in it, the likeliest first; an outlet that speaks one of them keeps its own. */
  readonly languages: readonly string[];
  /** Letters that tell one of them from the first, in the order in which they are looked for. */
  readonly telling?: Readonly<Record<string, RegExp>>;
}

const scripts: readonly ScriptLanguages[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    languages: 'ru uk be bg sr mk kk ky mn tg tt ba cv sah os ce uz az bs kv ab tk'.split(' '),
    telling: {
      uz: /ў.*[қғҳ]|[қғҳ].*ў/iu,
      be: /ў/iu,
      uk: /[їєґ]/iu,
      mk: /[ѓќѕ]/iu,
      sr: /[ђћљњџј]/iu,
      tg: /[ӣӯҷҳ]/iu,
      kk: /[ұһқ]/iu,
      tt: /[җ]/iu,
      ba: /[ҙҫ]/iu,
      ky: /[ң]/iu,
      mn: /[өү]/iu,
      // Only in Bulgarian does the hard sign stand between consonants.
      bg: /[бвгдзклмнпрстфхцчшщ]ъ[бвгджзклмнпрстфхцчшщ]/iu,
    },
  },
  {
    script: /\p{Script=Arabic}/u,
    languages: 'ar fa ur ps ckb ug sd ks arz azb pnb prs ku az kk uz ms ha'.split(' '),
    telling: {
      ps: /[ټډړږښڼ]/u,
      ur: /[ٹڈڑںےہ]/u,
      ug: /[ۇۈې]/u,
      ckb: /[ڕڵۆێە]/u,
      fa: /[پچژگیک]/u,
    },
  },
  { script: /\p{Script=Hebrew}/u, languages: ['he', 'iw', 'yi', 'lad'], telling: { yi: /[װױײ]|אַ|אָ/u } },
  {
    script: /\p{Script=Devanagari}/u,
    languages: 'hi mr ne sa mai bho kok sd doi bodo'.split(' '),
    telling: { mr: /ळ/u },
  },
  { script: /\p{Script=Bengali}/u, languages: ['bn', 'as', 'mni'], telling: { as: /[ৰৱ]/u } },
  { script: /\p{Script=Ethiopic}/u, languages: ['am', 'ti', 'gez'] },
  {
    script: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    languages: ['zh', 'ja', 'ko', 'yue', 'lzh'],
    telling: { ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  },
  ...(
    [
      [/\p{Script=Hangul}/u, 'ko'],
      [/\p{Script=Greek}/u, 'el'],
      [/\p{Script=Armenian}/u, 'hy'],
      [/\p{Script=Georgian}/u, 'ka'],
      [/\p{Script=Gurmukhi}/u, 'pa'],
      [/\p{Script=Gujarati}/u, 'gu'],
      [/\p{Script=Oriya}/u, 'or'],
      [/\p{Script=Tamil}/u, 'ta'],
      [/\p{Script=Telugu}/u, 'te'],
      [/\p{Script=Kannada}/u, 'kn'],
      [/\p{Script=Malayalam}/u, 'ml'],
      [/\p{Script=Sinhala}/u, 'si'],
      [/\p{Script=Thai}/u, 'th'],
      [/\p{Script=Lao}/u, 'lo'],
      [/\p{Script=Khmer}/u, 'km'],
      [/\p{Script=Myanmar}/u, 'my'],
      [/\p{Script=Tibetan}/u, 'bo dz'],
      [/\p{Script=Ol_Chiki}/u, 'sat'],
      [/\p{Script=Nko}/u, 'nqo'],
      [/\p{Script=Tifinagh}/u, 'zgh ber kab'],
    ] as const
  ).map(([script, languages]) => ({ script, languages: languages.split(' ') })),
];

const LATIN = /\p{Script=Latin}/u;

/** Letters that one Latin language has and its neighbours lack. */
const tellingLatin: Readonly<Record<string, RegExp>> = {
  yo: /[ẹọṣ]\p{M}*\p{L}*.*[ẹọṣ]/iu,
  vi: /[ơưảấầẩẫậắằẳẵặẻẽếềểễệỉịỏốồổỗộớờởỡợủứừửữựỳỵỷỹ]/iu,
  de: /ß/u,
  pl: /[łśźńę]/iu,
  cs: /[řěů]/iu,
  az: /ə/iu,
  tr: /[ğış]/u,
  hu: /[őű]/iu,
  ro: /[țăș]/iu,
  is: /[þð]/iu,
  lv: /[ģķļņ]/iu,
  lt: /[ėįų]/iu,
  et: /õ.*[äöü]|[äöü].*õ/iu,
  es: /[ñ¿¡]/iu,
  pt: /[ãõ]/iu,
  fr: /œ|[êû]/iu,
};

/**
 * The language of a text that names none.
 *
 * @param outletLanguage BCP 47 tag of its outlet, or `und`. It holds unless the text stands in a script that it
 *   is not written in.
 * @returns a BCP 47 tag. Of Latin letters of an unknown outlet: the language that one of them tells; `en` where
 *   there are no others than English ones; else `und`, for they may be of any of a hundred languages.
 */
export function languageOf(text: string, outletLanguage: string): string {
  const outlet = outletLanguage === 'und' ? undefined : outletLanguage;
  const main = mainScript(text);
  if (!main) return outlet ?? latinLanguageOf(text);
  if (outlet !== undefined && writes(main, outlet, text)) return outlet;
  const told = Object.entries(main.telling ?? {}).find(([, letters]) => letters.test(text));
  return told?.[0] ?? main.languages[0]!;
}

function latinLanguageOf(text: string): string {
  const composed = text.normalize('NFC');
  const told = Object.entries(tellingLatin).find(([, letters]) => letters.test(composed));
  if (told) return told[0];
  return NOT_ENGLISH.test(composed) ? 'und' : 'en';
}

const NOT_ENGLISH = /[^\P{Script=Latin}a-zA-Z]/u;

/** Kana is no Chinese, whatever the outlet says. */
function writes({ languages, telling }: ScriptLanguages, outlet: string, text: string): boolean {
  const primary = outlet.split('-')[0]!.toLowerCase();
  if (telling?.['ja']?.test(text)) return primary === 'ja';
  return languages.includes(primary);
}

const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** The script of most letters; undefined where that is Latin, or none of the list. */
function mainScript(text: string): ScriptLanguages | undefined {
  // Most texts are not looked at letter by letter.
  if (!NOT_LATIN.test(text)) return undefined;
  const counts = new Map<ScriptLanguages | undefined, number>();
  for (const character of text) {
    const found = LATIN.test(character) ? undefined : scripts.find(({ script }) => script.test(character));
    if (found || LATIN.test(character)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
