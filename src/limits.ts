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

/** A line that the law asks for: the longest in use has about 250 characters. More would not be legible on a card. */
export const NOTICE_MAX_CHARS = 400;

/** Headlines of an `index` card: more would be read by nobody. */
export const INDEX_MAX_ITEMS = 3;

/** Longest recording that a card names: a day. */
export const DURATION_MAX_S = 86_400;

/** An article carries its year where no date shows from so long after its publication. */
export const YEAR_STAMP_AFTER_YEARS = 1;

/** Anything else that a person may send as one text field, before cleaning. Ten times the longest useful headline. */
export const FIELD_MAX_CHARS = 4_000;

/** A headline as it comes in: as much as an article's JSON can hold, since what is too long is cut and not refused. */
export const HEADLINE_MAX_CHARS = 16 * 1024;

/** A page pasted or saved as text, or an article's HTML: real pages are below 1 MB, saved ones below 2. */
export const PAGE_MAX_BYTES = 2 * 1024 * 1024;

/** A form with an API key and the address to go back to, which holds a card's fields. */
export const FORM_MAX_BYTES = 64 * 1024;

/** An article as JSON: whatever newsrooms send is a quarter of it. */
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

/**
 * Font slices that went out of that cache before an isolate starts its engines anew. HarfBuzz's memory never
 * shrinks, and what went out is free in it only after the next collection of garbage.
 */
export const FONTS_EVICTED_MAX_BYTES = 32 * 1024 * 1024;

/** Emoji pictures held by a process or isolate, in packs of about 100 KB. */
export const EMOJI_CACHE_MAX_BYTES = 2 * 1024 * 1024;

/** Grapheme clusters whose face is remembered, for each kind of text. A language's everyday ones are below 4,000, Chinese included. */
export const KNOWN_CLUSTERS_MAX = 4_000;
/**
 * Hyphenation patterns held, counted as their JSON; as objects they take four times as much. The largest
 * are Hungarian with 670 KB and German with 400.
 */
export const HYPHENATION_CACHE_MAX_BYTES = 1.5 * 1024 * 1024;

/** Glyph outlines held in memory, counted in their path commands' bytes: those of five scripts take 3 MB. A glyph that has its masks is not asked for again. */
export const OUTLINE_CACHE_MAX_BYTES = 4 * 1024 * 1024;

/** Cards that the studio just showed, so that one asked for twice is painted once: about 300 text cards. */
export const PREVIEWS_MAX_BYTES = 8 * 1024 * 1024;

/** Bytes of a card that are aimed at: some who measured saw WhatsApp drop larger pictures. */
export const CARD_AIM_MAX_BYTES = 300_000;

/** Bytes that no card exceeds, whatever its photo: WhatsApp's own bound. */
export const CARD_MAX_BYTES = 600_000;

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

/** A key of the store. On disk a character takes up to three, and a file name ends at 255. */
export const STORE_KEY_MAX_CHARS = 80;

/** A tag: `photo-` and a sha256 in hex. */
export const STORE_TAG_MAX_CHARS = 70;

/** Tags of one item: the contract names six kinds, a card of several articles has some of them more than once. */
export const STORE_TAGS_MAX = 16;

/** A store that takes longer to give a card is left alone: the card itself renders in a hundredth of this. */
export const STORE_ANSWER_MAX_MS = 1_000;

/** A card that takes longer to be kept counts as a failure. Nobody waits for it, and a full folder of a million files is read first. */
export const STORE_WRITE_MAX_MS = 30_000;

/** The same cause of a failing store is logged at most this often; it is counted every time. */
export const STORE_LOG_EVERY_MS = 60_000;

/** Share of a store on disk that is given free when it is full, so that its folder is not read at every write. */
export const DISK_ROOM_SHARE = 1 / 16;

/** A file that a process began and never finished is swept after this; writing one takes milliseconds. */
export const UNFINISHED_MAX_AGE_MS = 10 * 60_000;

/** Cards in memory before those on disk are read again after this, since another process may have purged them. */
export const FRONT_MAX_AGE_MS = 60_000;

/** R2 takes one write a second under one key; a takedown waits this long before it tries again. */
export const R2_SAME_KEY_PAUSE_MS = 1_100;

/** The list of takedowns is asked whether it changed when the copy in memory is older than this. */
export const TAKEDOWNS_MAX_AGE_MS = 1_000;

/** The whole list is read again this often, even if nothing says that it changed. */
export const TAKEDOWNS_RELIST_MS = 15 * 60_000;

/** A list that could not be read is left alone for this long, so that not every card waits for it. */
export const TAKEDOWNS_RETRY_MS = 5_000;

/** The same for the allow-list of a frozen key. */
export const ALLOW_LIST_RETRY_MS = 5_000;

/** What was on its way during a purge may be kept after it: the list's age, a render's deadline and a reserve later we purge again. */
export const PURGE_AGAIN_AFTER_MS = 10_000;

/** Tags of one purge of Cloudflare's cache; five calls a minute are allowed. */
export const PURGE_TAGS_MAX = 100;
/** How deep a signed card may be nested: its own fields need three. */
export const CARD_DEPTH_MAX = 8;

/** The last second of a signed card's times, in the year 5138: milliseconds by mistake are beyond it. */
export const UNIX_SECONDS_MAX = 99_999_999_999;

/** A secret as text. 32 characters of base64url are 192 bits; what `presscard keys new` makes has 256 in 43. */
export const SECRET_MIN_CHARS = 32;

/** Different characters in a secret: random ones of that length have 13 and more, `aaaa…` and `12341234…` do not. */
export const SECRET_MIN_DISTINCT_CHARS = 10;

/** Keys and API keys in a setting; rotation needs two or three, a group of newsrooms some dozens. */
export const KEYS_MAX = 200;

/** API requests a minute by the rate class of a key: an editor's CMS, and an archive that is worked through. */
export const RATE_STANDARD_PER_MINUTE = 60;
export const RATE_BULK_PER_MINUTE = 600;

/** Cards that wait for the renderer before a 429 goes out. At 5 ms a card the last one waits a second. */
export const QUEUE_MAX_CARDS = 200;

/** A render that takes longer goes out as a fallback; networks give up on a picture after 3 to 10 s. */
export const RENDER_DEADLINE_MS = 2_000;

/** A store on disk: about 20,000 photo cards. */
export const STORE_MAX_BYTES = 1024 * 1024 * 1024;

/** Cards whose last answer was a fallback, remembered by a process or isolate; a bad hour has fewer. */
export const DEGRADED_MAX_CARDS = 5_000;

/** An array of articles to sign. */
export const ARRAY_MAX_BYTES = 1024 * 1024;

/** Articles in one array: each takes a millisecond to sign with its share page, and a Worker has 10 s of CPU here. */
export const SIGN_MAX_CARDS = 2_000;

/** Degraded cards that are listed, the latest; by then an operator looks at the cause and not at each card. */
export const FALLBACKS_MAX = 500;

/** So many cards are noted as degraded before those that are too many or too old are dropped. */
export const FALLBACKS_SWEEP_EVERY = 250;

/** Networks keep a preview for 30 days at the most (networks differ; none is known to keep it longer unasked). */
export const FALLBACKS_MAX_AGE_MS = 30 * 86_400_000;

/** Finished cards in the memory of a process, in front of its disk: about 2,000 text cards. */
export const FRONT_MAX_BYTES = 64 * 1024 * 1024;

/** Finished cards in the memory of an isolate, which has 128 MB for everything: about 300 text cards. */
export const ISOLATE_CARDS_MAX_BYTES = 8 * 1024 * 1024;

/** Photos and records that a store in memory keeps, in open mode: a hundred photos. */
export const KEPT_IN_MEMORY_MAX_BYTES = 64 * 1024 * 1024;
/** From the first byte asked to the last byte received, redirects included; a CMS waits for the answer. */
export const FETCH_TIMEOUT_MS = 5_000;

/** Redirects followed: real picture servers need one or two (http to https, to the CDN's name). */
export const FETCH_HOPS_MAX = 3;

/** A photo as it comes in. Agencies send 5 to 20 MB; an isolate holds the file twice while it decodes. */
export const PHOTO_MAX_BYTES = { node: 25 * 1024 * 1024, worker: 10 * 1024 * 1024 } as const;

/** Pixels of a photo as its header states them. 60 MP are the largest press cameras; 8 MP are 32 MB decoded. */
export const PHOTO_MAX_PIXELS = { node: 60_000_000, worker: 8_000_000 } as const;

/**
 * What one photo may take of an isolate's 128 MB, by `decodeBytes`: twice the file, twice the pixels, and what
 * a progressive JPEG keeps until its last scan. The engines, fonts and caches need the rest.
 */
export const PHOTO_ISOLATE_MAX_BYTES = 96 * 1024 * 1024;

/** A stored photo still covers this without being enlarged: the width of the widest card, the height of the tallest. */
export const PHOTO_COVER_PX = { width: 1200, height: 1920 } as const;

/** Longest edge of a stored photo, for panoramas: covering the tallest card, a 10:1 strip would have 37 MP. */
export const PHOTO_EDGE_MAX_PX = 4096;

/**
 * Pixels of a stored photo on the Worker, where MozJPEG takes 17 bytes a pixel beside the 4 of RGBA: 84 MB.
 * A 3:2 photo is 2449 by 1633 then, and a story enlarges it by 1.18.
 */
export const PHOTO_STORED_MAX_PIXELS = { node: Infinity, worker: 4_000_000 } as const;

/**
 * Memory of a wasm codec that is kept for the next picture. The decoder has 16 MB for a stored photo of 2 MP, the
 * encoder 14 for a card of 1200x630 and 23 for one in 4:4:4; a story takes twice as much and gives it back.
 */
export const CODEC_KEPT_MAX_BYTES = 24 * 1024 * 1024;

/** Photos taken in at once. On Node 60 MP of interlaced PNG are 240 MB; two do not fit into an isolate. */
export const PHOTOS_AT_ONCE = { node: 2, worker: 1 } as const;

/**
 * Photos that may be on their way in at once, those included that wait for the codecs: each holds its file. On
 * Node 16 of them are 400 MB at the worst, in an isolate 2 are 20.
 */
export const PHOTO_INTAKES_MAX = { node: 16, worker: 2 } as const;

/** How long a photo may take to arrive: 25 MB over a line of 8 Mbit/s. */
export const PHOTO_UPLOAD_MAX_MS = 30_000;

/** JPEG quality of a stored photo, of 100: re-encoded once more as a card, the loss of 90 is not seen; 95 takes 1.6 times the bytes. */
export const PHOTO_STORED_QUALITY = 90;

/** Longest edge of the copy in which the focus is looked for; smartcrop works at about this size itself. */
export const FOCUS_SAMPLE_PX = 256;

/** Bytes of one block of a photo's metadata or profile that are read; a JPEG segment holds 64 KB, agencies' XMP below 100. */
export const PHOTO_BLOCK_MAX_BYTES = 1024 * 1024;

/** Characters of a credit, creator or copyright line that are kept; real ones are below 200. */
export const PHOTO_CREDIT_MAX_CHARS = 300;

/** Scans of a progressive JPEG; encoders write 3 to 20, and each one costs a pass over the whole picture. */
export const PHOTO_SCANS_MAX = 100;

/**
 * How long a render waits for its turn. So a card is answered within 6 s: a wait, a render that fails just
 * before its deadline, and for the lesser card a wait, after which it is the plain one.
 */
export const RENDER_WAIT_MAX_MS = 2_000;

/** `Retry-After` of `busy`: by then everything that waits now has been rendered or refused. */
export const BUSY_RETRY_AFTER_S = 2;

/** `Retry-After` where not even the plain card could be made: engines and threads start again within this. */
export const UNAVAILABLE_RETRY_AFTER_S = 5;

/** Threads that render, where nobody says how many: one core is left to the requests, and more than 4 outrun a network card. */
export const RENDER_THREADS_MAX = 4;

/** JavaScript heap of a thread, which in use stays below half of it. Pictures and WebAssembly memory are not counted in it. */
export const THREAD_HEAP_MAX_MB = 256;

/**
 * What of it new objects may take. V8 alone lets it grow to over 100 MB within some hundred cards and keeps it: 120 to
 * 140 MB more for a thread, and no card comes out faster for it than with 6, 12, 24 or 48.
 */
export const THREAD_YOUNG_HEAP_MAX_MB = 24;

/** A thread that is not ready by then never will be; 0.5 s is usual, several on a busy machine. */
export const THREAD_START_MAX_MS = 20_000;

/** Plain cards kept at hand, of 10 to 20 KB: 300 of them. */
export const PLAIN_CARDS_MAX_BYTES = 4 * 1024 * 1024;

/** A kept connection that asks nothing: longer than the 60 s after which nginx and load balancers close theirs, so that they never write into one that we just closed. */
export const KEEP_ALIVE_MS = 75_000;

/** How long the rest of a body that was refused is read and thrown away: 25 MB over a line of 8 Mbit/s. */
export const LINGER_MAX_MS = 30_000;

/** How long a stop waits for open requests: a card is answered within 6 s, and Docker kills after 10. */
export const STOP_MAX_MS = 8_000;

/** Cards that were just rendered, for as long as a store may take to say that it lacks them: a second's worth, 150 cards. */
export const LATEST_CARDS_MAX_BYTES = 4 * 1024 * 1024;

/** Genuine addresses that are remembered, counted in their characters: some 4,000 of them. With the card that each holds it is four times as much memory. */
export const KNOWN_ADDRESSES_MAX_CHARS = 2 * 1024 * 1024;

/**
 * Coverage masks of glyphs: a Latin one at 60 px takes 2 KB, and has up to four places of the pen. Five scripts in three
 * designs have 8 MB of them, and characters that come once, 4 KB each, must not push these out within minutes.
 */
export const MASK_CACHE_MAX_BYTES = 20 * 1024 * 1024;

/** Longest side of a sheet of glyphs that are painted at once; larger ones only cost memory. */
export const MASK_SHEET_MAX_PX = 1_400;

/** Layouts that satori made, of 6 KB each with what they were made of: 300 of them. A design has some dozens for one outlet. */
export const LAYOUT_CACHE_MAX_BYTES = 2 * 1024 * 1024;

/** Painted art without its texts: 5 KB where rows are alike, a card's own 756 KB where none is. */
export const ART_CACHE_MAX_BYTES = 4 * 1024 * 1024;

/** A logo as SVG: wordmarks have 2 to 20 KB, traced ones 60. It is parsed when an outlet is read and drawn on every card. */
export const LOGO_MAX_BYTES = 64 * 1024;

/** Elements of a logo, those counted again that `<use>` repeats: real ones have 1 to 60. */
export const LOGO_MAX_ELEMENTS = 500;

/** How deep groups may be nested in a logo; editors write up to 6. */
export const LOGO_MAX_DEPTH = 24;

/** A font file of an outlet's own, unpacked. Latin faces have 50 to 400 KB, Han ones up to 20 MB, which no isolate holds. */
export const FACE_MAX_BYTES = { node: 24 * 1024 * 1024, worker: 4 * 1024 * 1024 } as const;

/** All of them together, unpacked. Each is loaded when a text first needs it, and stays; every render thread has its own. */
export const FACES_MAX_BYTES = { node: 64 * 1024 * 1024, worker: 8 * 1024 * 1024 } as const;

/** Further articles of one, as its share page shows them: more would be a page of its own, and an address has 8 KB. */
export const RELATED_MAX = 5;

/** Bytes of a page's head in which everything stands that crawlers read: the most impatient of them ask for a few kilobytes. */
export const SHARE_HEAD_MAX_BYTES = 8 * 1024;

/** Bytes of a page that the doctor reads: Facebook looks for its tags in the first megabyte. */
export const DOCTOR_PAGE_MAX_BYTES = 1024 * 1024;

/** Bytes of a picture that the doctor fetches: above that no network shows one. */
export const DOCTOR_PICTURE_MAX_BYTES = 11 * 1024 * 1024;

/** Different pictures of one page that are looked at: `og:image`, `twitter:image`, the one for search engines. */
export const DOCTOR_PICTURES_MAX = 3;

/** Requests to one server at the same time. A page that is posted everywhere gets more. */
export const DOCTOR_REQUESTS_AT_ONCE = 4;

/** How long an examination may take; what has not been asked by then is left out of it. */
export const DOCTOR_MAX_MS = 20_000;

/** Examinations at the same time: each makes two dozen requests and may hold three pictures, 33 MB of an isolate's 128. */
export const DOCTOR_AT_ONCE = 2;

/** Meta elements, structured data and pictures of a page that are kept; real pages have below 200 in all. */
export const DOCTOR_ELEMENTS_MAX = 1_000;

/** How deep a page is read: real ones are nested below 60, old ones that close nothing some hundreds. */
export const DOCTOR_DEPTH_MAX = 1_000;

/** Width of the copy of a picture that the doctor's page shows. */
export const DOCTOR_THUMB_WIDTH_PX = 640;

/** Elements of a page that are read: real ones have below 10,000, and an isolate holds 50,000 in 20 MB. */
export const PAGE_ELEMENTS_MAX = 50_000;

/** How deep a page's elements are told apart: real ones are nested below 60. */
export const PAGE_DEPTH_MAX = 200;

/** How long an editor stays signed in: a shift and its overtime. */
export const SESSION_MAX_S = 12 * 60 * 60;

/** A feed: those of newsrooms have 20 to 200 items in below 1 MB, podcasts' with all episodes some MB. */
export const FEED_MAX_BYTES = 8 * 1024 * 1024;
export const FEED_ITEMS_MAX = 2_000;

/** How deep a feed's elements may be nested; real ones are below 20, XHTML included. */
export const FEED_DEPTH_MAX = 200;

/** How often a watched feed is asked: a 304 costs both sides nothing, and an article is shared minutes after it is out. */
export const FEED_EVERY_S = 60;

/** Articles that are older when they are first seen are not made ahead: links to them come one by one. */
export const FEED_MAX_AGE_H = 24;

/** What a feed may ask for with `Cache-Control`; a day there is a slip of whoever configured the server. */
export const FEED_HINT_MAX_S = 30 * 60;

/** The longest wait after failures in a row: a feed that is mended is read again within the hour. */
export const FEED_BACKOFF_MAX_S = 60 * 60;

/** What `Retry-After` is believed up to, and how often a feed that answers 410 is still asked. */
export const FEED_RETRY_MAX_S = 86_400;

/** robots.txt is asked again after this (RFC 9309, 2.4). */
export const FEED_ROBOTS_MAX_AGE_MS = 86_400_000;

/** Articles of one feed that are remembered: twice as many as are read of it, 250 KB as JSON. */
export const FEED_SEEN_MAX = 4_000;

/** Feeds asked at the same time. */
export const FEEDS_AT_ONCE = 4;

/** Tries for a card as it was asked for; after them it does without a photo that cannot be had. */
export const WATCH_FULL_TRIES = 3;

/**
 * How long a message waits after each try that failed, in seconds, ten hours in all: the first two for a hiccup, the
 * next for a restart, the last for a night without anybody on call.
 */
export const WATCH_RETRY_S = [1, 3, 30, 300, 1_800, 7_200, 28_800] as const;

/** A receiver of webhooks that takes longer has failed: Standard Webhooks asks for 15 to 30 s, since receivers are slow on their first request. */
export const WEBHOOK_TIMEOUT_MS = 15_000;

/** Cards and deliveries that wait on a server of one's own, one record each; above that a feed's news wait in the feed. */
export const OUTBOX_MAX = 5_000;

/** How long `watch --once` waits for another try: the first two are within it, later ones are left to the next run. */
export const WATCH_ONCE_PATIENCE_MS = 10_000;

/** What one call takes at Cloudflare (developers.cloudflare.com/queues/platform/limits); some bytes are theirs. */
export const QUEUE_BATCH_MAX_MESSAGES = 100;
export const QUEUE_BATCH_MAX_BYTES = 240_000;
export const QUEUE_MESSAGE_MAX_BYTES = 120_000;

/** What a page gives as a title or heading, before it is cleaned: three times the longest headline. */
export const PAGE_TITLE_MAX_CHARS = 1_000;

/** A session as its cookie holds it: about 200 characters. */
export const SESSION_VALUE_MAX_CHARS = 1_024;

/** The certificates of a Cloudflare Access team: two keys and two certificates, about 8 KB. */
export const ACCESS_CERTS_MAX_BYTES = 64 * 1024;

/** How far two clocks may differ when a token of Cloudflare Access is read. */
export const ACCESS_CLOCK_SKEW_S = 30;

/** A sitemap, unpacked: the protocol's own bound. */
export const SITEMAP_MAX_BYTES = 50 * 1024 * 1024;

/** How long a sitemap or a feed of a batch may take to arrive: 50 MB over a line of 8 Mbit/s. */
export const BATCH_INPUT_TIMEOUT_MS = 60_000;

/** Sitemap indexes inside of sitemap indexes: the protocol knows one level, some sites have two. */
export const SITEMAPS_DEPTH_MAX = 3;

/** Pages and photos that a batch fetches at the same time: they are mostly of one site, which has readers too. */
export const BATCH_FETCHES_AT_ONCE = 4;

/** A render of a batch. Nobody waits for it; what takes longer hangs. */
export const BATCH_RENDER_DEADLINE_MS = 30_000;

/**
 * Articles of a batch that are worked on at the same time, for each thread and at least. Results go out in their
 * order: one that waits for a page, a photo or a bucket must not keep the threads waiting.
 */
export const BATCH_ARTICLES_PER_THREAD = 4;
export const BATCH_ARTICLES_MIN = 32;

/** Photos of articles that a batch works on at this moment: of the largest, about thirty. */
export const BATCH_PHOTOS_MAX_BYTES = 128 * 1024 * 1024;

/** Times that an object is sent to a bucket before the batch stops; waits double from 200 ms, 25 s in all. */
export const BUCKET_RETRIES_MAX = 7;

/** An answer of a bucket; S3 closes what takes longer, too. */
export const BUCKET_TIMEOUT_MS = 60_000;
