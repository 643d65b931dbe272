/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Article } from '../article/article.ts';
import { formatDate } from '../date/date.ts';
import { Icon } from './icon.tsx';
import { networkList } from './networks.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import type { ShareFacts } from './share-facts.ts';
import type { ShareLinks } from './share-links.ts';
import type { ShareWords } from './words.ts';

/** What readers of a share page see. */
export interface PageContent {
  readonly article: Article;
  readonly facts: ShareFacts;
  readonly standfirst: string | undefined;
  /** Path of the picture on this service. */
  readonly picturePath: string;
  /** Where the picture leads. */
  readonly readUrl: string;
  readonly links: ShareLinks;
  /** What the buttons send. */
  readonly sharedUrl: string;
  readonly words: ShareWords;
  /** Then nothing of the article is there to be read or shared. */
  readonly isEmbargoed: boolean;
}

/** Letters whose lines stand close, and which may stand closer to each other. */
const LATIN_ALIKE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u;

/** The body of a share page. */
export function PageBody(content: PageContent) {
  const { article, facts, standfirst, picturePath, readUrl, words, isEmbargoed } = content;
  const { width, height, alt } = facts.picture;
  return (
    <body>
      <main>
        <article>
          <a class="card" href={readUrl}>
            <img src={picturePath} width={width} height={height} alt={alt} />
          </a>
          <h1 class={LATIN_ALIKE.test(facts.title) ? 'latin' : undefined}>{facts.title}</h1>
          {standfirst && <p class="standfirst">{standfirst}</p>}
          <Signature article={article} />
          <a class="read" href={readUrl}>
            {!isEmbargoed && (
              <Own words={words} article={article}>
                {words.read}
              </Own>
            )}
            <span class="site" dir="ltr">
              {hostOf(readUrl)}
            </span>
          </a>
        </article>
        {!isEmbargoed && <Share {...content} />}
        <Also {...content} />
      </main>
      <script>{raw(PAGE_SCRIPT)}</script>
    </body>
  );
}

function Signature({ article: { outlet, date, dateStyle, author } }: { article: Article }) {
  return (
    <ul class="signature">
      <li>{outlet.name}</li>
      {date && (
        <li>
          <time datetime={date.iso}>{formatDate(date, dateStyle)}</time>
        </li>
      )}
      {author && <li>{author.name}</li>}
    </ul>
  );
}

function Share({ article, facts, links, sharedUrl, words }: PageContent) {
  return (
    <section aria-labelledby="share">
      <h2 id="share">
        <Own words={words} article={article}>
          {words.share}
        </Own>
      </h2>
      <div class="own" role="status">
        <button type="button" data-does="send" data-title={facts.title} data-url={sharedUrl} hidden>
          <Icon name="solid/share-nodes" />
          <Own words={words} article={article}>
            {words.share}…
          </Own>
        </button>
        <button type="button" data-does="copy" data-url={sharedUrl} data-done={words.copied} hidden>
          <Icon name="solid/link" />
          <Own words={words} article={article}>
            {words.copy}
          </Own>
        </button>
      </div>
      <ul class="networks">
        {networkList.map(({ id, name, icon }) => {
          const href = links[id];
          const label = id === 'email' ? words.email : name;
          return href && icon ? (
            <li>
              <a href={href} target="_blank" rel="noopener noreferrer" aria-label={label} title={label}>
                <Icon name={icon} />
              </a>
            </li>
          ) : undefined;
        })}
      </ul>
    </section>
  );
}

function Also({ article, words }: PageContent) {
  if (article.related.length === 0) return undefined;
  return (
    <section aria-labelledby="also">
      <h2 id="also">
        <Own words={words} article={article}>
          {words.also}
        </Own>
      </h2>
      <ul class="related">
        {article.related.map(({ headline, url }) => (
          <li dir="auto">{url === undefined ? headline : <a href={url}>{headline}</a>}</li>
        ))}
      </ul>
    </section>
  );
}

/** Words of the page's own: where they are in another language than the article, they say so. */
function Own({
  words: { lang },
  article,
  children,
}: {
  words: ShareWords;
  article: Article;
  children: unknown;
}) {
  const isForeign = !article.lang.startsWith(lang.split('-')[0]!);
  return isForeign ? (
    <span lang={lang} dir="ltr">
      {children}
    </span>
  ) : (
    <span>{children}</span>
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
