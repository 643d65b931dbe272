/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useEffect, useState } from 'hono/jsx/dom';
import { copyUrl, downloadSize } from '../making.ts';
import { addPhoto } from '../photo.ts';
import { readIn } from '../reading.ts';
import type { Studio } from '../studio.ts';
import { Banners } from './banners.tsx';
import { Header } from './header.tsx';
import { Panel } from './panel.tsx';
import { Stage } from './stage.tsx';
import { useStudio } from './use-studio.ts';

/** The page: what is said about the article on one side, the card on the other. */
export function App() {
  const studio = useStudio();
  const [, redraw] = useState(0);
  useEffect(() => {
    let count = 0;
    const stop = studio.subscribe(() => redraw((count += 1)));
    const unlisten = listen(studio);
    return () => {
      stop();
      unlisten();
    };
  }, []);
  const { said } = studio.state;
  return (
    <>
      <Header />
      <Banners />
      <main class="bench">
        <Panel />
        <Stage />
      </main>
      <div class={`toast ${said ? 'is-shown' : ''} ${said?.isBad ? 'is-bad' : ''}`} role="status">
        {said?.text}
      </div>
    </>
  );
}

/** Keys, pastes and drops that count wherever the hands are. */
function listen(studio: Studio): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const acts: Readonly<Record<string, (() => unknown) | undefined>> = {
      enter: () => copyUrl(studio),
      s: () => downloadSize(studio, studio.state.size),
      z: () => (event.shiftKey ? studio.redo() : studio.undo()),
      y: () => studio.redo(),
    };
    const act = acts[key];
    // The first box and the key of the door are no fields of a card: there undo is the browser's own.
    const isElsewhere = event.target instanceof Element && event.target.closest('[data-own-undo]');
    if (!act || (isElsewhere && 'zy'.includes(key))) return;
    event.preventDefault();
    void act();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    const image = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (image) {
      event.preventDefault();
      return void addPhoto(studio, image);
    }
    const isInField = event.target instanceof Element && event.target.closest('input, textarea, select');
    const text = data?.getData('text/plain') ?? '';
    if (isInField || text.trim() === '') return;
    event.preventDefault();
    void readIn(studio, text);
  };
  const onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void addPhoto(studio, file);
  };
  document.addEventListener('keydown', onKey);
  document.addEventListener('paste', onPaste);
  document.addEventListener('dragover', onDragOver);
  document.addEventListener('drop', onDrop);
  return () => {
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('paste', onPaste);
    document.removeEventListener('dragover', onDragOver);
    document.removeEventListener('drop', onDrop);
  };
}
