/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { keepRecent, type RecentCard } from '../kept.ts';
import type { Studio } from '../studio.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** Cards that were made in this browser: nobody else has the list, and each can be forgotten. */
export function Recent() {
  const studio = useStudio();
  const { words, state } = studio;
  return (
    <>
      <button type="button" class="tool" popovertarget="recent">
        <Icon id="clock" />
        <span class="wide">{words('recent.open')}</span>
      </button>
      <div id="recent" class="popover" popover="auto" role="dialog" aria-label={words('recent.open')}>
        <div class="popover-head">
          <h2>{words('recent.open')}</h2>
          {state.recent.length > 0 && (
            <button type="button" class="quiet" onClick={() => studio.set({ recent: keepRecent([]) })}>
              {words('recent.clear')}
            </button>
          )}
        </div>
        <p class="hint">{words(state.recent.length > 0 ? 'recent.hint' : 'recent.none')}</p>
        <ul class="recent">
          {state.recent.map((card) => (
            <Entry key={card.id} card={card} />
          ))}
        </ul>
      </div>
    </>
  );
}

function Entry({ card }: { card: RecentCard }) {
  const studio = useStudio();
  const { words } = studio;
  const when = new Date(card.atMs).toLocaleString(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li class="recent-card">
      <button type="button" class="recent-open" onClick={() => open(studio, card)}>
        {card.picture ? <img src={card.picture} alt="" width={96} /> : <span class="recent-blank" />}
        <span>
          <bdi class="recent-title">{card.fields.headline}</bdi>
          <span class="hint">{when}</span>
        </span>
      </button>
      <button
        type="button"
        class="tool"
        title={words('recent.forget')}
        onClick={() =>
          studio.set({ recent: keepRecent(studio.state.recent.filter(({ id }) => id !== card.id)) })
        }
      >
        <Icon id="close" />
        <span class="sr">
          {words('recent.forget')}: <bdi>{card.fields.headline}</bdi>
        </span>
      </button>
    </li>
  );
}

function open(studio: Studio, card: RecentCard): void {
  studio.editMany(card.fields, { about: 'recent' });
  studio.set({ found: {}, correction: undefined, made: undefined });
  document.getElementById('recent')?.hidePopover();
}
