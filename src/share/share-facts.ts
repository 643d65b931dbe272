import type { Article } from '../article/article.ts';
import { formatDate } from '../date/date.ts';
import { ogLocale } from './og-locale.ts';

/** The one picture of a page, for every network. */
export interface SharePicture {
  /** Absolute. */
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Everything that meta tags and structured data say of an article. */
export interface ShareFacts {
  readonly title: string;
  /** Never empty: WhatsApp shows nothing large without one. */
  readonly description: string;
  readonly siteName: string;
  readonly siteUrl: string;
  /** BCP 47; undefined where nobody knows. */
  readonly lang: string | undefined;
  readonly locale: string | undefined;
  /** ISO 8601. */
  readonly published: string | undefined;
  readonly modified: string | undefined;
  readonly section: string | undefined;
  readonly author: string | undefined;
  /** `og:url`: the address that networks count shares by. */
  readonly address: string | undefined;
  /** The article's own address. */
  readonly articleUrl: string | undefined;
  readonly picture: SharePicture;
  /** For search engines: 16x9, 4x3 and 1x1, without a word where there is a photo. */
  readonly pictures: readonly string[];
}

/**
 * @param given.description of the article, where it has one.
 * @param given.address of the page that the tags stand in.
 */
export function shareFacts(
  article: Article,
  given: Pick<ShareFacts, 'address' | 'picture' | 'pictures'> & { readonly description: string | undefined },
): ShareFacts {
  const { outlet, kicker, date, dateStyle, updated, author, lang, url } = article;
  const signature = [kicker, outlet.name, date && formatDate(date, dateStyle)].filter(Boolean).join(' · ');
  return {
    title: titleOf(article),
    description: given.description ?? article.standfirst ?? signature,
    siteName: outlet.name,
    siteUrl: `https://${outlet.domains[0]!}/`,
    lang: lang === 'und' ? undefined : lang,
    locale: ogLocale(lang, outlet.locale),
    published: date?.iso,
    modified: updated?.iso,
    section: kicker,
    author: author?.name,
    address: given.address,
    articleUrl: url,
    picture: given.picture,
    pictures: given.pictures,
  };
}

/** A headline as one line: a break that the editor forces is for the card. */
export function titleOf({ headline }: Pick<Article, 'headline'>): string {
  return headline.replaceAll('\n', ' ');
}
