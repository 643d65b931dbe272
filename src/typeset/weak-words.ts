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
  nl: words(
    "de het een van in op aan bij voor met naar om over door uit tot tegen onder zonder te geen niet zijn haar hun 's",
    'en of maar dat die als omdat toen want',
  ),
  sv: words(
    'en ett den det de av i på för med om till från vid hos efter mot under över inte sin sitt sina att',
    'och eller men som när om eftersom',
  ),
  da: words(
    'en et den det de af i på for med om til fra ved hos efter mod under over ikke sin sit sine at',
    'og eller men som når da fordi',
  ),
  nb: words(
    'en ei et den det de av i på for med om til fra ved hos etter mot under over ikke sin sitt sine å',
    'og eller men som når da fordi',
  ),
  cs: words(
    'v ve z ze na do od po pod nad při pro bez k ke s se o u i a za před mezi ne',
    'a i ale nebo že když protože aby',
  ),
  sk: words(
    'v vo z zo na do od po pod nad pri pre bez k ku s so o u i a za pred medzi nie',
    'a i ale alebo že keď lebo aby',
  ),
  hr: words('u na s sa iz do od po pod nad pri za bez k ka o i a pred među ne', 'i a ali ili da što kad jer'),
  sr: words('у на с са из до од по под над при за без к ка о и а пред међу не', 'и а али или да што кад јер'),
  be: words(
    'у ў на з са із да ад за па пад над пры пра без для не ні праз між перад пасля',
    'і ды але або што як каб калі',
  ),
  bg: words(
    'в във на с със от до за по под над при без към у през между преди след не',
    'и или но а че когато ако защото',
  ),
  ro: words(
    'un o niște de la în pe cu din pentru fără sub peste către între nu a al ai ale lui cel cea cei cele',
    'și sau dar că care când dacă',
  ),
  ca: words(
    'el la els les un una uns unes de del dels al als a en amb per sense sobre entre cap fins no',
    'i o però que si quan perquè',
  ),
  hu: words('a az egy nem és', 'és vagy de hogy ha mert amikor'),
  id: words(
    'di ke dari untuk dengan pada oleh dalam tanpa para sang tidak yang',
    'dan atau tetapi bahwa saat jika karena',
  ),
  vi: words(
    'của ở tại trong trên dưới với cho từ về bằng vì không các những một',
    'và hoặc nhưng khi nếu mà',
  ),
  ar: words('في من إلى على عن مع بين بعد قبل حتى منذ خلال دون ضد لا لن لم', 'و أو لكن أن إن عندما إذا'),
  fa: words('در از به با برای بر تا بدون هر این آن', 'و یا اما که چون اگر'),
  he: words('של על עם את אל בין לא כל', 'או אבל כי אם כאשר'),
};

/** Languages that share their words with a neighbour. */
const SAME_WORDS: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', bs: 'hr', ms: 'id' };

/** @param language BCP 47 tag; only its primary subtag counts. */
export function leaningWordsOf(language: string): LeaningWords {
  const primary = language.split('-')[0]!.toLowerCase();
  const list = SAME_WORDS[primary] ?? primary;
  return Object.hasOwn(leaningWords, list) ? leaningWords[list]! : NONE;
}
