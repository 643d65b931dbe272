/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useEffect } from 'hono/jsx/dom';
import type { MessageKey } from '../../boot.ts';
import type { ShareLinks } from '../../../share/share-links.ts';
import { networkList } from '../../../share/networks.ts';
import { sizeIds, sizes, type SizeId } from '../../../../templates/sizes.ts';
import { copied, copyUrl, downloadSize, downloadSizes, makeAll } from '../making.ts';
import { isMadeCurrent } from '../state.ts';
import { Doctor } from './doctor.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** Everything that there is to take away: pictures, addresses, meta tags, share links, the alternative text. */
export function Take() {
  const studio = useStudio();
  const { words, state } = studio;
  const isCurrent = isMadeCurrent(state);
  const made = isCurrent ? state.made?.card : undefined;
  const isWhole = made !== undefined && sizeIds.every((id) => made.cards[id]);
  useEffect(() => {
    // One that was signed gets its other sizes at once; nothing is signed by looking.
    if (made && !isWhole && !state.isMaking) void makeAll(studio);
  }, [made, isWhole]);
  return (
    <div class="take">
      <section>
        <div class="take-head">
          <h2>{words('take.pictures')}</h2>
          <FormatChoice />
          <button type="button" class="quiet" onClick={() => downloadSizes(studio)}>
            <Icon id="zip" /> {words('take.zip')}
          </button>
        </div>
        <ul class="rows">
          {sizeIds.map((id) => (
            <SizeRow key={id} id={id} url={made?.cards[id]?.url} />
          ))}
        </ul>
      </section>
      <Copyable title={words('take.alt')} text={state.facts?.alt ?? ''} />
      {made ? (
        <>
          <Copyable title={words('take.meta')} text={made.metaTags} isCode />
          {made.shareUrl && <SharePage url={made.shareUrl} links={made.shareLinks} />}
        </>
      ) : (
        <section class="take-make">
          <p>{words(state.made ? 'take.changed' : 'take.notYet')}</p>
          <button type="button" class="primary" disabled={state.isMaking} onClick={() => makeAll(studio)}>
            {words(state.isMaking ? 'act.making' : 'take.make')}
          </button>
        </section>
      )}
      <Doctor />
      <Nudges isOpen={state.correction !== undefined} />
    </div>
  );
}

/** JPEG for a photo and PNG for text, unless somebody needs another. */
function FormatChoice() {
  const studio = useStudio();
  const { words, state } = studio;
  return (
    <label class="inline">
      {words('field.format')}
      <span class="select is-small">
        <select
          id="format"
          onInput={(event: Event) => studio.edit('format', (event.target as HTMLSelectElement).value)}
        >
          {['', 'png', 'jpg', 'webp'].map((format) => (
            <option key={format} value={format} selected={format === state.fields.format}>
              {format === '' ? words('format.auto') : format.toUpperCase()}
            </option>
          ))}
        </select>
        <Icon id="chevron" />
      </span>
    </label>
  );
}

function SizeRow({ id, url }: { id: SizeId; url: string | undefined }) {
  const studio = useStudio();
  const { words, state } = studio;
  const { widthPx, heightPx } = sizes[id];
  const picture = state.pictures[id];
  return (
    <li class="row">
      <span class="row-picture">{picture && <img src={picture.url} alt="" />}</span>
      <span class="row-name">
        <strong>{words(`size.${id}` as MessageKey)}</strong>
        <span class="hint" dir="ltr">{`${widthPx} × ${heightPx}`}</span>
        <span class="hint row-url" dir="ltr">
          {url ?? ''}
        </span>
      </span>
      <button type="button" class="quiet" onClick={() => copyUrl(studio, id)}>
        <Icon id="copy" /> {words('take.copyUrl')} <span class="sr">{words(`size.${id}` as MessageKey)}</span>
      </button>
      <button type="button" class="quiet" onClick={() => downloadSize(studio, id)}>
        <Icon id="download" /> {words('act.download')}{' '}
        <span class="sr">{words(`size.${id}` as MessageKey)}</span>
      </button>
    </li>
  );
}

function Copyable({ title, text, isCode = false }: { title: string; text: string; isCode?: boolean }) {
  const studio = useStudio();
  return (
    <section>
      <div class="take-head">
        <h2>{title}</h2>
        <button type="button" class="quiet" onClick={() => copied(studio, text, 'copied.text')}>
          <Icon id="copy" /> {studio.words('take.copy')} <span class="sr">{title}</span>
        </button>
      </div>
      <pre class={isCode ? 'is-code' : ''} dir={isCode ? 'ltr' : 'auto'} tabindex={0} aria-label={title}>
        {text}
      </pre>
    </section>
  );
}

function SharePage({ url, links }: { url: string; links: ShareLinks }) {
  const studio = useStudio();
  const { words } = studio;
  return (
    <section>
      <div class="take-head">
        <h2>{words('take.share')}</h2>
        <button type="button" class="quiet" onClick={() => copied(studio, url, 'copied.url')}>
          <Icon id="copy" /> {words('take.copyUrl')} <span class="sr">{words('take.share')}</span>
        </button>
        <a class="quiet" href={url} target="_blank" rel="noopener">
          <Icon id="external" /> {words('take.openShare')}
        </a>
      </div>
      <ul class="chips">
        {networkList
          .filter(({ id }) => links[id])
          .map(({ id, name }) => (
            <li key={id}>
              <a href={links[id]!} target="_blank" rel="noopener noreferrer">
                {name}
              </a>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Networks that keep an old picture, and what makes them look again. */
function Nudges({ isOpen }: { isOpen: boolean }) {
  const { words } = useStudio();
  return (
    <section>
      <details class="fold" open={isOpen}>
        <summary>
          <span class="fold-name">{words('nudge.title')}</span>
          <Icon id="chevron" />
        </summary>
        <p class="hint">{words('nudge.hint')}</p>
        <dl class="nudges">
          {networkList
            .filter(({ refresh }) => refresh)
            .map(({ id, name, refresh }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>
                  {words.maybe(`nudge.${id}`) ?? refresh!.how}
                  {refresh!.tool && (
                    <>
                      {' '}
                      <a href={refresh!.tool} target="_blank" rel="noopener noreferrer">
                        {words('nudge.open')} <Icon id="external" />
                      </a>
                    </>
                  )}
                </dd>
              </div>
            ))}
        </dl>
      </details>
    </section>
  );
}
