import { copyUrl, downloadSize } from './making.ts';
import { addPhoto } from './photo.ts';
import { readIn } from './reading.ts';
import type { Studio } from './studio.ts';

/** Keys, pastes and drops that count wherever the hands are. @returns what ends it. */
export function listenToPage(studio: Studio): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener('keydown', (event) => onKey(studio, event), { signal });
  document.addEventListener('paste', (event) => onPaste(studio, event), { signal });
  document.addEventListener('dragover', onDragOver, { signal });
  document.addEventListener('drop', (event) => onDrop(studio, event), { signal });
  return () => controller.abort();
}

function onKey(studio: Studio, event: KeyboardEvent): void {
  if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const acts: Readonly<Record<string, (() => unknown) | undefined>> = {
    enter: () => copyUrl(studio),
    s: () => downloadSize(studio, studio.state.size),
    z: () => (event.shiftKey ? studio.redo() : studio.undo()),
    y: () => studio.redo(),
  };
  const act = acts[key];
  // What is typed into the first box belongs to no field of a card: there undo is the browser's own.
  const isElsewhere = event.target instanceof Element && event.target.closest('[data-own-undo]');
  if (!act || (isElsewhere && 'zy'.includes(key) && (event.target as HTMLInputElement).value !== '')) return;
  event.preventDefault();
  void act();
}

function onPaste(studio: Studio, event: ClipboardEvent): void {
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
}

function onDragOver(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

function onDrop(studio: Studio, event: DragEvent): void {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  void addPhoto(studio, file);
}
