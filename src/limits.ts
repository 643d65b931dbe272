/**
 * Every bound of presscard, once: the unit is in the name, the reason beside it. Tests and documents read
 * the numbers from here.
 */

/** A headline of more graphemes is cut before it is set; the longest of real newsrooms are near 200. */
export const HEADLINE_MAX_GRAPHEMES = 300;

/** Combining marks kept on one base. Real text stacks at most 4 or 5; UAX #15 allows 30, which already runs off a card. */
export const MARKS_PER_BASE_MAX = 8;

/** Shorter texts of a card (kicker, outlet name, domain): longer ones are a mistake of the sender. */
export const LABEL_MAX_CHARS = 120;

/** Anything a person may send as one text field, before cleaning. Ten times the longest useful headline. */
export const FIELD_MAX_CHARS = 4_000;

/** A page pasted or saved as text, or an article's HTML: real pages are below 1 MB, saved ones below 2. */
export const PAGE_MAX_BYTES = 2 * 1024 * 1024;

/** The same page from a form, where a character of another script than Latin takes up to nine. */
export const FORM_MAX_BYTES = 6 * 1024 * 1024;

/** An article as JSON: all of its text fields at their bound are 12 KB. */
export const ARTICLE_MAX_BYTES = 16 * 1024;

/** The whole request target of `/card.*`; servers and proxies cut at 8 KB. */
export const CARD_QUERY_MAX_BYTES = 8 * 1024;

/** Smallest headline on a card of 1200 px: 12 px where a network shows the card 300 px wide. */
export const HEADLINE_MIN_PX = 48;

/** Years that a date may have: print archives begin in the 17th century, agendas look some years ahead. */
export const YEAR_MIN = 1600;
export const YEAR_MAX = 2200;

/** Font slices held by a process or isolate. A card touches 0.1 to 2 MB of them; an isolate has 128 MB for everything. */
export const FONT_CACHE_MAX_BYTES = 24 * 1024 * 1024;

/** Emoji pictures held by a process or isolate, in packs of about 100 KB. */
export const EMOJI_CACHE_MAX_BYTES = 2 * 1024 * 1024;

/** Grapheme clusters whose face is remembered, for each kind of text. A language's everyday ones are below 4,000, Chinese included. */
export const KNOWN_CLUSTERS_MAX = 4_000;
/**
 * Hyphenation patterns held, counted as their JSON; as objects they take four times as much. The largest
 * are Hungarian with 670 KB and German with 400.
 */
export const HYPHENATION_CACHE_MAX_BYTES = 1.5 * 1024 * 1024;

/** Glyph outlines held in memory, counted in their path commands' bytes. A Latin card uses about 60 outlines of 1 KB. */
export const OUTLINE_CACHE_MAX_BYTES = 8 * 1024 * 1024;

/** Finished cards that a process keeps, so that a preview asked for twice is painted once: about 300 text cards. */
export const CARD_STORE_MAX_BYTES = 8 * 1024 * 1024;

/** Colours of a PNG palette (PNG specification, PLTE chunk). */
export const PALETTE_MAX_COLOURS = 256;

/** `/healthz` proves itself by a real card at most this often. */
export const HEALTH_CARD_EVERY_MS = 10_000;

/** A date as written: the longest real ones, with weekday, time and zone in words, are near 70. */
export const DATE_MAX_CHARS = 120;

/** A line of a page as text that can be a headline: shorter ones are menu entries, longer ones paragraphs. */
export const TITLE_MIN_CHARS = 20;
export const TITLE_MAX_CHARS = 200;

/** Where nothing of the usual length is found, and in Chinese, Japanese and Korean, where a sign is a syllable or a word. */
export const TITLE_SHORT_MIN_CHARS = 8;

/** A line with a date, its labels and a by-line; longer ones are prose that mentions a date. */
export const DATELINE_MAX_CHARS = 160;

/** Filled lines on either side of the date in which a page states its headline; real pages need up to 8. */
export const HEADLINE_NEAR_DATE_LINES = 12;

/** Filled lines searched for a headline where no date shows the place: menus of one entry a line reach 600. */
export const HEADLINE_SEARCH_LINES = 2_000;

/** Lines that look like a date and are read as one; a bound for pages made to cost time. */
export const DATELINE_TRIES_LINES = 500;

/** Filled lines at a page's head, and as many at its foot, in which it may state its outlet's name. */
export const OUTLET_NAME_LINES = 200;

/** An address on a line of its own; browsers and servers handle about this much. */
export const URL_MAX_CHARS = 2_048;

/** One render on a thread, from the moment that the thread takes it: a card takes 20 ms, the slowest crawler's patience is 5 s. */
export const RENDER_DEADLINE_MS = 2_000;

/**
 * Renders that wait for a free renderer, and how long each waits at most. So a card is answered within 6 s:
 * what failed within its first 2 s is tried once more as a lesser card, which waits 2 s and takes 2 s at most.
 * Only a thread that is being replaced can add to it.
 */
export const RENDERS_WAITING_MAX = 64;
export const RENDER_WAIT_MAX_MS = 2_000;

/** `Retry-After` of `busy`: by then everything that waits now has been rendered or refused. */
export const BUSY_RETRY_AFTER_S = 2;

/** `Retry-After` where not even the plain card could be made: engines and threads start again within this. */
export const UNAVAILABLE_RETRY_AFTER_S = 5;

/** Threads that render, where nobody says how many: one core is left to the requests, and more than 4 outrun a network card. */
export const RENDER_THREADS_MAX = 4;

/** JavaScript heap of a thread, which in use stays below half of it. Pictures and WebAssembly memory are not counted in it. */
export const THREAD_HEAP_MAX_MB = 256;

/** A thread that is not ready by then never will be; 0.5 s is usual, several on a busy machine. */
export const THREAD_START_MAX_MS = 20_000;

/** Plain cards kept at hand, of 10 to 20 KB: 300 of them. */
export const PLAIN_CARDS_MAX_BYTES = 4 * 1024 * 1024;
