/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { MessageKey } from '../../boot.ts';
import { shownOf } from '../../../share/title-cuts.ts';
import { cropOf, feeds, networkOf, type Feed } from '../feeds.ts';
import { useStudio } from './use-studio.ts';

/** The card as readers will see it: in proportion, cropped and with its title cut as each network does. */
export function Feeds() {
  const { words, state, boot } = useStudio();
  const { facts, pictures, fields } = state;
  const outlet = facts?.article.outlet;
  const title = fields.headline.replace(/\s+/g, ' ').trim();
  const domain = outlet?.domain ?? boot.outlets[0]?.domain ?? '';
  const shown = {
    picture: pictures.og?.url,
    title,
    domain,
    site: outlet?.name ?? domain,
    text: fields.standfirst.replace(/\s+/g, ' ').trim(),
    dir: facts?.article.dir ?? 'ltr',
    lang: facts?.article.lang ?? 'und',
  } as const;
  return (
    <div class={`feeds is-${state.feedTheme}`}>
      {feeds.map((feed) => (
        <Mock key={feed.id} feed={feed} shown={shown} />
      ))}
      <figure class="feed is-thumbs">
        <div class="mock thumbs">
          {shown.picture && (
            <>
              <img src={shown.picture} alt="" class="thumb-wide" />
              <img src={shown.picture} alt="" class="thumb-square" />
            </>
          )}
        </div>
        <figcaption>
          <strong>{words('feed.thumbs')}</strong>
          <span>{words('feed.thumbsText')}</span>
        </figcaption>
      </figure>
    </div>
  );
}

interface Shown {
  readonly picture: string | undefined;
  readonly title: string;
  readonly domain: string;
  readonly site: string;
  readonly text: string;
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
}

function Mock({ feed, shown }: { feed: Feed; shown: Shown }) {
  const { words } = useStudio();
  const { name, picture, title: cut } = networkOf(feed.id);
  const crop = cropOf(picture?.ratio);
  const title = shownOf(shown.title, cut);
  const isCut = title !== shown.title;
  return (
    <figure class="feed" style={{ '--width': `${feed.widthPx}px` }}>
      <div class={`mock is-${feed.id}`} dir={shown.dir} lang={shown.lang}>
        <div class="mock-poster" aria-hidden="true">
          <span class="mock-avatar" />
          <span class="mock-line" />
          <span class="mock-line is-short" />
        </div>
        <div class="mock-card">
          <div class="mock-picture" style={{ 'aspect-ratio': String(picture?.ratio ?? 1200 / 630) }}>
            {shown.picture && <img src={shown.picture} alt="" />}
            <span class="mock-overlay">{title}</span>
          </div>
          <div class="mock-words">
            <span class="mock-site">
              {feed.id === 'telegram' || feed.id === 'discord' ? shown.site : shown.domain}
            </span>
            <span class="mock-title" style={{ '-webkit-line-clamp': String(feed.titleLines) }}>
              {title}
              {isCut && '…'}
            </span>
            {shown.text && <span class="mock-text">{shown.text}</span>}
          </div>
        </div>
      </div>
      <figcaption>
        <strong>{name}</strong>
        <span>{words(`crop.${crop.sides}` as MessageKey, { px: crop.px })}</span>
        {isCut && <span class="caution">{words('feed.titleCut', { words: lastWords(title) })}</span>}
      </figcaption>
    </figure>
  );
}

function lastWords(text: string): string {
  return text.split(' ').slice(-3).join(' ');
}
