/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useEffect, useRef } from 'hono/jsx/dom';
import { isEmpty } from '../fields.ts';
import { readIn } from '../reading.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** Longer pastes are read at once and not shown: a megabyte in a box makes a browser slow. */
const SHOWN_MAX_CHARS = 2_000;

/** Where an editor begins: whatever is at hand goes in here. */
export function PasteBox() {
  const studio = useStudio();
  const { words, state } = studio;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isEmpty(studio.state.fields)) box.current?.focus();
  }, []);
  useEffect(() => {
    if (box.current && box.current.value !== state.pasted) box.current.value = state.pasted;
  }, [state.pasted]);

  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    // A page that is copied comes along as HTML without its head, and as the text that a reader sees: the better one.
    const text = data?.getData('text/plain') ?? '';
    if (text.trim() === '' || (data?.files.length ?? 0) > 0) return;
    event.preventDefault();
    studio.set({ pasted: text.length <= SHOWN_MAX_CHARS ? text : '' });
    void readIn(studio, text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void readIn(studio, state.pasted);
  };
  const fault = state.pasteProblem;
  return (
    <div class={`paste ${state.isReading ? 'is-reading' : ''}`}>
      <label for="paste" class="sr">
        {words('paste.label')}
      </label>
      <textarea
        id="paste"
        ref={box}
        rows={1}
        dir="auto"
        data-own-undo
        placeholder={words('paste.placeholder')}
        aria-describedby={fault ? 'paste-fault' : undefined}
        aria-invalid={fault ? 'true' : undefined}
        onPaste={onPaste}
        onKeyDown={onKey}
        onInput={(event: Event) => studio.set({ pasted: (event.target as HTMLTextAreaElement).value })}
      />
      {state.pasted.trim() !== '' && (
        <button
          type="button"
          class="primary is-small"
          disabled={state.isReading}
          onClick={() => readIn(studio, state.pasted)}
        >
          {words(state.isReading ? 'paste.reading' : 'paste.read')}
        </button>
      )}
      {state.isReading && <p class="hint">{words('paste.reading')}</p>}
      {fault && (
        <p class="fault" id="paste-fault">
          <Icon id="warn" /> {words.maybe(`error.${fault.code}`) ?? fault.detail}
        </p>
      )}
    </div>
  );
}
