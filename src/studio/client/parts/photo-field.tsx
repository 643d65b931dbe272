/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useRef, useState } from 'hono/jsx/dom';
import { addPhoto, addPhotoFrom, removePhoto } from '../photo.ts';
import { Field, Text, faultOf } from './field.tsx';
import { FocusPoint } from './focus-point.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** The photo: dropped, pasted, chosen or by its link; then its focus, its credit, and what it shows. */
export function PhotoField() {
  const { words, state } = useStudio();
  return (
    <section class="group" aria-labelledby="photo-title">
      <h2 class="group-title" id="photo-title">
        {words('photo.title')}
      </h2>
      {state.fields.photo === '' ? <Intake /> : <Chosen />}
      <Fault />
    </section>
  );
}

function Fault() {
  const studio = useStudio();
  const { words, state } = studio;
  const fault = state.photoProblem;
  const text = fault ? (words.maybe(`error.${fault.code}`) ?? fault.detail) : faultOf(studio, 'photo');
  return (
    <div role="status">
      {state.isPhotoComing && <p class="hint">{words('photo.coming')}</p>}
      {text && (
        <p class="fault">
          <Icon id="warn" /> {text}
        </p>
      )}
    </div>
  );
}

function Intake() {
  const studio = useStudio();
  const { words, state } = studio;
  const files = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState('');
  const [isOver, setOver] = useState(false);
  const take = (): void => {
    if (link.trim() !== '') void addPhotoFrom(studio, link.trim());
  };
  return (
    <div
      class={`drop ${isOver ? 'is-over' : ''}`}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <button type="button" class="secondary" onClick={() => files.current?.click()}>
        <Icon id="image" /> {words('photo.choose')}
      </button>
      <span class="hint">{words('photo.drop')}</span>
      <input
        ref={files}
        class="unseen"
        type="file"
        accept="image/*"
        tabindex={-1}
        aria-hidden="true"
        id="photo-file"
        onChange={(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file) void addPhoto(studio, file);
          input.value = '';
        }}
      />
      <div class="with-button is-wide">
        <input
          type="text"
          inputmode="url"
          dir="ltr"
          data-own-undo
          aria-label={words('photo.link')}
          placeholder={words('photo.link')}
          value={link}
          onInput={(event: Event) => setLink((event.target as HTMLInputElement).value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take();
          }}
        />
        {link.trim() !== '' && (
          <button type="button" class="secondary is-small" onClick={take}>
            {words('photo.take')}
          </button>
        )}
      </div>
      {state.offeredPhoto && (
        <p class="offer">
          {words('photo.offered')}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => addPhotoFrom(studio, studio.state.offeredPhoto!)}
          >
            {words('photo.use')}
          </button>
        </p>
      )}
    </div>
  );
}

function Chosen() {
  const studio = useStudio();
  const { words } = studio;
  return (
    <div class="stack">
      <FocusPoint />
      <div class="photo-acts">
        <span class="hint">{words('photo.focusHint')}</span>
        <button type="button" class="quiet" onClick={() => removePhoto(studio)}>
          <Icon id="close" /> {words('photo.remove')}
        </button>
      </div>
      <div class="pair">
        <Field name="credit">
          <Text name="credit" />
        </Field>
        <Field name="photoAlt">
          <Text name="photoAlt" />
        </Field>
      </div>
      <label class="check">
        <input
          type="checkbox"
          id="overlay"
          checked={studio.state.fields.overlay === 'none'}
          onChange={(event: Event) =>
            studio.edit('overlay', (event.target as HTMLInputElement).checked ? 'none' : '')
          }
        />
        {words('field.overlay')}
      </label>
    </div>
  );
}
