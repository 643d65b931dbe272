/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { MessageKey } from '../../boot.ts';
import { isEmpty } from '../fields.ts';
import { stageIds, type StageId } from '../state.ts';
import { ActionBar } from './action-bar.tsx';
import { CardView } from './card-view.tsx';
import { Empty } from './empty.tsx';
import { Feeds } from './feeds.tsx';
import { Icon } from './icon.tsx';
import { Take } from './take.tsx';
import { useStudio } from './use-studio.ts';

/** The card: by itself, as readers will see it, and everything that there is to take away. */
export function Stage() {
  const studio = useStudio();
  const { words, state } = studio;
  const isBlank = isEmpty(state.fields) || state.fields.headline.trim() === '';
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const way = document.documentElement.dir === 'rtl' ? -step : step;
    const next = stageIds.at((stageIds.indexOf(state.stage) + way) % stageIds.length)!;
    studio.open(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section class="stage" aria-label={words('stage.label')}>
      <div class="stage-bar">
        <div class="tabs" role="tablist" aria-label={words('stage.label')} onKeyDown={onKey}>
          {stageIds.map((id) => (
            <Tab key={id} id={id} />
          ))}
        </div>
        <Toggles />
      </div>
      <div
        class={`stage-body is-${state.stage}`}
        id="stage-body"
        role="tabpanel"
        tabindex={state.stage === 'card' ? undefined : 0}
        aria-labelledby={`tab-${state.stage}`}
      >
        {isBlank ? <Empty /> : { card: <CardView />, feeds: <Feeds />, take: <Take /> }[state.stage]}
      </div>
      <ActionBar isBlank={isBlank} />
    </section>
  );
}

function Tab({ id }: { id: StageId }) {
  const studio = useStudio();
  const isOpen = studio.state.stage === id;
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${id}`}
      aria-selected={isOpen ? 'true' : 'false'}
      aria-controls="stage-body"
      tabindex={isOpen ? 0 : -1}
      onClick={() => studio.open(id)}
    >
      {studio.words(`stage.${id}` as MessageKey)}
    </button>
  );
}

function Toggles() {
  const studio = useStudio();
  const { words, state } = studio;
  if (state.stage === 'card') {
    return (
      <button
        type="button"
        class="tool"
        aria-pressed={state.showsSafeArea ? 'true' : 'false'}
        onClick={() => studio.set({ showsSafeArea: !state.showsSafeArea })}
      >
        <Icon id="frame" /> <span class="roomy">{words('stage.safeArea')}</span>
      </button>
    );
  }
  if (state.stage !== 'feeds') return <span />;
  const isDark = state.feedTheme === 'dark';
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={isDark ? 'true' : 'false'}
      onClick={() => studio.set({ feedTheme: isDark ? 'light' : 'dark' })}
    >
      <Icon id={isDark ? 'moon' : 'sun'} /> <span class="roomy">{words('stage.dark')}</span>
    </button>
  );
}
