import { Parser } from 'htmlparser2';
import { FEED_DEPTH_MAX, FIELD_MAX_CHARS, SITEMAPS_DEPTH_MAX } from '../../limits.ts';
import { registrableName } from '../../outlet/neutral.ts';
import { machineDate } from '../../source/date-within.ts';
import { localNames } from '../../source/feed/names.ts';
import { plainText } from '../../source/feed/plain-text.ts';
import { webAddress } from '../../source/page/address.ts';
import { PresscardError } from '../../errors.ts';
import { unreadable, type BatchItem } from '../item.ts';

/** A page of a sitemap, or a sitemap of an index. */
interface Entry {
  readonly kind: 'url' | 'sitemap';
  /** Texts by their element: `loc`, `news:title`, `image:loc`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Opens a sitemap that an index names. */
export type OpenSitemap = (url: string) => Promise<AsyncIterable<string>>;

/**
 * The pages of a sitemap, those of the sitemaps that an index names in their places. A news sitemap says what a
 * card needs; of other pages the address alone is known, and each is fetched when its turn comes.
 */
export async function* readSitemap(
  text: AsyncIterable<string>,
  open: OpenSitemap,
  depth = 0,
): AsyncGenerator<BatchItem> {
  for await (const { kind, texts } of entriesOf(text)) {
    const url = webAddress(texts['loc'])?.href;
    const from = url ?? 'an entry without an address';
    if (url === undefined) {
      const message = 'An entry of the sitemap has no address of the web.';
      yield unreadable(from, new PresscardError('article_invalid', message));
    } else if (kind === 'url') {
      yield { from, read: () => articleOf(url, texts) };
    } else if (depth >= SITEMAPS_DEPTH_MAX) {
      yield unreadable(from, new PresscardError('input_unreadable', 'Sitemap indexes name each other.'));
    } else {
      try {
        yield* readSitemap(await open(url), open, depth + 1);
      } catch (error) {
        yield unreadable(from, error);
      }
    }
  }
}

function articleOf(url: string, texts: Readonly<Record<string, string>>): object {
  const headline = plainText(texts['news:title'] ?? '');
  if (headline === undefined) return { url };
  const domain = registrableName(new URL(url).hostname);
  const name = plainText(texts['news:name'] ?? '');
  const date = machineDate(texts['news:publication_date'] ?? '', 'en')?.iso;
  const lang = texts['news:language']?.trim();
  const photo = webAddress(texts['image:loc'])?.href;
  return {
    headline,
    url,
    ...(date === undefined ? {} : { date }),
    ...(lang === undefined || lang === '' ? {} : { lang }),
    ...(domain === undefined ? {} : { outlet: name === undefined ? domain : { name, domain } }),
    ...(photo === undefined ? {} : { photo: { src: photo, optional: true } }),
  };
}

/** Entries as they come in; nothing but the one that is open is held. */
async function* entriesOf(text: AsyncIterable<string>): AsyncGenerator<Entry> {
  const ready: Entry[] = [];
  const names = localNames();
  const open: string[] = [];
  let entry: { kind: Entry['kind']; texts: Record<string, string> } | undefined;
  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        const name = names.open(qualified, attributes);
        if (open.push(name) > FEED_DEPTH_MAX)
          throw new PresscardError('input_unreadable', 'The sitemap is nested deeper than any is.');
        if (name === 'url' || name === 'sitemap') entry = { kind: name, texts: {} };
      },
      ontext(more) {
        const name = open.at(-1);
        if (!entry || name === undefined) return;
        const before = entry.texts[name] ?? '';
        if (before.length < FIELD_MAX_CHARS) entry.texts[name] = before + more.slice(0, FIELD_MAX_CHARS);
      },
      onclosetag() {
        const name = open.pop();
        if (!entry || name !== entry.kind) return;
        ready.push(entry);
        entry = undefined;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for await (const chunk of text) {
    parser.write(chunk);
    yield* ready.splice(0);
  }
  parser.end();
  yield* ready;
}
