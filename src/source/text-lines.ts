import { TITLE_MAX_CHARS, TITLE_SHORT_MIN_CHARS } from '../limits.ts';

/** Ends as prose does; a headline may end in a question or exclamation mark. */
const FULL_STOP = /(?:(?<!\.)\.|[。।։۔])["'”’»)\]]*$/u;
const SENTENCE_END = /[.!?…。！？।։۔؟]["'”’»)\]]*$/u;
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;
const PARAGRAPH_MIN_CHARS = 80;

/** Calls and captions: lines of prose that stand on every page of a site and are about no article. */
const CALL =
  /^(?:also on|read (?:more|also|next)|see also|more on this|related (?:news|stories|articles)|share (?:this|it|on|via)|follow (?:us|@)|if you (?:like|enjoy)|think your friends|subscribe|sign (?:up|in)|log ?in|join (?:us|the conversation)|download (?:our|the) app|skip to|(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|advertisement|sponsored|(?:file )?(?:photo|image|picture)s?(?: by|:|\s*©)|copyright|all rights|most (?:read|popular|viewed)|trending|latest news|comments?\b|leave a comment|by \p{Lu}\S+ \p{Lu}\S+|©|читайте также|также на|поделиться|подпи(?:сывайтесь|шитесь)|фото:|комментари|lesen sie auch|lire aussi|à lire|lea también|leia também|leggi anche|czytaj (?:też|także))/iu;

/** Entries of menus; a line made of them is no headline, whatever its length. */
const MENU_WORDS = new Set(
  (
    'about account all app apps archive arts audio business cart close contact cookies culture economy edition ' +
    'editions entertainment facebook faq features games health help home in instagram jobs latest lifestyle live ' +
    'log login logout media menu more music my new news newsletter newsletters open opinion photo photos podcast ' +
    'podcasts policy politics premium privacy profile radio register rss russia science search section sections ' +
    'services settings shop shows sign site skip sport sports subscribe subscription tech technology telegram ' +
    'terms to today topics travel tv twitter up us use video videos weather world youtube your ' +
    'авто архив бизнес ещё видео войти вход главная интервью контакты культура лента медиа меню мир мнения ' +
    'наука новости общество подписка поиск политика происшествия реклама россия спорт технологии фото экономика'
  ).split(' '),
);

/** The lines that hold anything, trimmed. */
export function filledLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether a headline could look like this: not too short, not too long, no menu, no call, no caption. */
export function isTitleLike(line: string, minChars: number): boolean {
  if (line.length > TITLE_MAX_CHARS || line.length < TITLE_SHORT_MIN_CHARS) return false;
  if (line.length < minChars && !EAST_ASIAN.test(line)) return false;
  if (!line.includes(' ') && !UNSPACED.test(line)) return false;
  return /\p{L}{2}/u.test(line) && !/^https?:/i.test(line) && !CALL.test(line) && !isMenu(line);
}

/** Whether it ends with a full stop, as standfirsts and paragraphs do. */
export function endsAsProse(line: string): boolean {
  return FULL_STOP.test(line.slice(-8));
}

/** Whether the article's body has begun. */
export function isParagraph(line: string): boolean {
  const minChars = EAST_ASIAN.test(line.slice(0, PARAGRAPH_MIN_CHARS))
    ? PARAGRAPH_MIN_CHARS / 2
    : PARAGRAPH_MIN_CHARS;
  return line.length >= minChars && SENTENCE_END.test(line.slice(-8));
}

/** Icon names, entries run together (`HomeNewsSport`), separators, or mostly words that only menus are made of. */
function isMenu(line: string): boolean {
  if (count(line, /icon/gi) >= 2 || count(line, /[|›»>•·]/g) >= 2) return true;
  const words = line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length >= 2 && words.filter((word) => MENU_WORDS.has(word)).length * 2 > words.length)
    return true;
  return count(line, /\p{Ll}\p{Lu}/gu) >= Math.max(3, words.length / 2);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
