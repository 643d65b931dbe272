/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { addressOf } from '../address.ts';
import { copied } from '../making.ts';
import { Icon } from './icon.tsx';
import { Recent } from './recent.tsx';
import { useStudio } from './use-studio.ts';

/** How long the choice of a language is remembered, in seconds: a year. */
const LANGUAGE_MAX_AGE_S = 31_536_000;

export function Header() {
  const studio = useStudio();
  const { words, boot, state } = studio;
  return (
    <header class="bar">
      <h1 class="brand">
        <span class="brand-mark" aria-hidden="true" />
        <span class="brand-word">presscard</span>
      </h1>
      <div class="tools" role="group" aria-label={words('tools.label')}>
        <button
          type="button"
          class="tool"
          disabled={state.history.past.length === 0}
          title={words('tools.undo')}
          onClick={() => studio.undo()}
        >
          <Icon id="undo" />
          <span class="sr">{words('tools.undo')}</span>
        </button>
        <button
          type="button"
          class="tool"
          disabled={state.history.future.length === 0}
          title={words('tools.redo')}
          onClick={() => studio.redo()}
        >
          <Icon id="redo" />
          <span class="sr">{words('tools.redo')}</span>
        </button>
        <button type="button" class="tool" onClick={() => studio.startNew()}>
          <Icon id="plus" />
          <span class="wide">{words('tools.new')}</span>
        </button>
        <Recent />
        <button
          type="button"
          class="tool"
          onClick={() => copied(studio, addressOf(state.fields, location.href), 'copied.text')}
          title={words('tools.linkHint')}
        >
          <Icon id="link" />
          <span class="wide">{words('tools.link')}</span>
        </button>
      </div>
      <div class="bar-end">
        <a class="tool" href="/doctor" target="_blank" rel="noopener">
          <Icon id="page" />
          <span class="wide">{words('tools.doctor')}</span>
        </a>
        <label class="sr" for="ui-language">
          {words('tools.language')}
        </label>
        <div class="select is-small">
          <select id="ui-language" onInput={chooseLanguage}>
            {boot.languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag} selected={tag === boot.language}>
                {name}
              </option>
            ))}
          </select>
          <Icon id="chevron" />
        </div>
        {boot.canSignOut && (
          <form action="/studio/sign-out" method="post">
            <button type="submit" class="tool">
              {words('tools.signOut')}
            </button>
          </form>
        )}
      </div>
    </header>
  );
}

/** The page comes anew in the language; what is on the table is kept as by any reload. */
function chooseLanguage(event: Event): void {
  const tag = (event.target as HTMLSelectElement).value;
  document.cookie = `presscard_language=${tag}; path=/; max-age=${LANGUAGE_MAX_AGE_S}; samesite=lax`;
  location.reload();
}
