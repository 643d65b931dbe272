/**
 * Words that lean on the next one, so that a line should not end with them, and conjunctions, which rather
 * begin a line. By language; a language that is not listed has none, and its lines are balanced by width alone.
 */
interface LeaningWords {
  /** Articles, prepositions, particles. */
  readonly before: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
}

function words(before: string, conjunctions: string): LeaningWords {
  return { before: new Set(before.split(' ')), conjunctions: new Set(conjunctions.split(' ')) };
}

const NONE: LeaningWords = { before: new Set(), conjunctions: new Set() };

const leaningWords: Readonly<Record<string, LeaningWords>> = {
  en: words(
    'a an the of to in on at by for from with into over under after before against between about as than its his her their our your my mr mrs ms dr st',
    'and or but nor that which who while because when where if says amid &',
  ),
  ru: words(
    'а в во на с со к ко у о об от до из за по под над при про без для не ни через между перед после г им',
    'и или но а что как чтобы когда если хотя',
  ),
  uk: words(
    'в у на з із зі до від за по під над при про без для не ні через між перед після',
    'і й та або але що як щоб коли якщо',
  ),
  el: words(
    'ο η το οι τα του της των τον την τους τις στο στη στην στον στους στις στα σε με για από προς κατά μετά χωρίς δεν μην θα να ένα ένας μια',
    'και ή αλλά ότι που όταν αν γιατί',
  ),
  de: words(
    'der die das den dem des ein eine einen einem einer eines in im an am auf aus bei beim mit nach von vom vor zu zum zur für über unter durch gegen ohne um nicht kein keine',
    'und oder aber dass weil wenn als sondern',
  ),
  fr: words(
    'le la les un une des du de au aux en dans sur sous par pour avec sans chez vers entre ne pas à son sa ses leur leurs ce cet cette ces',
    'et ou mais que qui car donc quand si',
  ),
  es: words(
    'el la los las un una unos unas de del al en con sin por para sobre entre hacia desde hasta no su sus a',
    'y e o u pero que si cuando porque',
  ),
  it: words(
    'il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle in nel nella con su sul sulla per tra fra da dal dalla non',
    'e ed o ma che se quando perché',
  ),
  pt: words(
    'o a os as um uma de do da dos das em no na nos nas por para com sem sobre entre não ao à',
    'e ou mas que se quando porque',
  ),
  pl: words(
    'w we z ze na do od za po pod nad przy o u i a nie dla przez przed bez',
    'i oraz lub ale że bo gdy',
  ),
};

/** @param language BCP 47 tag; only its primary subtag counts. */
export function leaningWordsOf(language: string): LeaningWords {
  const primary = language.split('-')[0]!.toLowerCase();
  return Object.hasOwn(leaningWords, primary) ? leaningWords[primary]! : NONE;
}
