/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** What concerns the whole page: nobody answers, the session ended. Nothing that was typed is lost by it. */
export function Banners() {
  const studio = useStudio();
  const { words, state } = studio;
  return (
    <div class="banners" aria-live="assertive">
      {state.link === 'away' && (
        <p class="banner is-bad">
          <Icon id="warn" /> {words('link.away')}{' '}
          <button type="button" class="quiet" onClick={() => studio.retry()}>
            {words('link.retry')}
          </button>
        </p>
      )}
      {state.link === 'signed-out' && (
        <p class="banner is-bad">
          <Icon id="warn" /> {words('link.signedOut')}{' '}
          <a class="quiet" href="/">
            {words('link.signIn')}
          </a>
        </p>
      )}
    </div>
  );
}
