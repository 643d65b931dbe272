/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { ErrorBoundary, render } from 'hono/jsx/dom';
import type { Boot } from '../boot.ts';
import { fieldsOfAddress } from './address.ts';
import { readDraft, type Draft } from './kept.ts';
import { openCard } from './reading.ts';
import { App } from './parts/app.tsx';
import { StudioContext } from './parts/use-studio.ts';
import { Studio } from './studio.ts';
import { createWords } from './words.ts';

const boot = JSON.parse(document.getElementById('boot')!.textContent) as Boot;
const draft = startingDraft();
const studio = new Studio(boot, createWords(boot), draft);
if (draft.correcting !== undefined) void openCard(studio, draft.correcting, draft.fields);

const root = document.getElementById('studio')!;
root.replaceChildren();
render(
  <StudioContext.Provider value={studio}>
    <ErrorBoundary
      fallback={<Broken />}
      // Without a boundary the page would stand still and say nothing.
      onError={(error: unknown) => console.error(error)}
    >
      <App />
    </ErrorBoundary>
  </StudioContext.Provider>,
  root,
);

/** The card of the address, which a link brought; else what was on the table before. */
function startingDraft(): Partial<Draft> {
  const fields = fieldsOfAddress(location.href);
  if (!fields) return readDraft() ?? {};
  // From here on the table is kept by itself: a reload must not bring the link's card back over what was typed.
  history.replaceState(undefined, '', '/');
  return { fields };
}

/** When a part of the page cannot be drawn: what is on the table is kept, and a reload brings it back. */
function Broken() {
  return (
    <main class="door">
      <h1>presscard</h1>
      <p>{studio.words('app.broken')}</p>
      <button type="button" onClick={() => location.reload()}>
        {studio.words('app.reload')}
      </button>
    </main>
  );
}
