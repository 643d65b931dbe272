/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { copyPicture, copyUrl, downloadSize } from '../making.ts';
import { isMadeCurrent } from '../state.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** What most editors came for, always in reach. */
export function ActionBar({ isBlank }: { isBlank: boolean }) {
  const studio = useStudio();
  const { words, state } = studio;
  const { makeProblem, isMaking, size } = state;
  const isCurrent = isMadeCurrent(state);
  return (
    <div class="acts">
      <div class="acts-said" role="alert">
        {makeProblem && (
          <p class="fault">
            <Icon id="warn" /> {words.maybe(`error.${makeProblem.code}`) ?? makeProblem.detail}
          </p>
        )}
      </div>
      <button type="button" class="secondary" disabled={isBlank} onClick={() => downloadSize(studio, size)}>
        <Icon id="download" /> {words('act.download')}
      </button>
      <button type="button" class="secondary" disabled={isBlank} onClick={() => copyPicture(studio, size)}>
        <Icon id="image" /> {words('act.copyImage')}
      </button>
      <button
        type="button"
        class="primary"
        disabled={isBlank || isMaking}
        aria-keyshortcuts="Control+Enter"
        onClick={() => copyUrl(studio)}
      >
        <Icon id={isCurrent ? 'check' : 'copy'} />
        {words(isMaking ? 'act.making' : isCurrent ? 'act.copyAgain' : 'act.copyUrl')}
        <kbd>{isMac() ? '⌘⏎' : 'Ctrl ⏎'}</kbd>
      </button>
    </div>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
