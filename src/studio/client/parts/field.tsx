/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { Child } from 'hono/jsx';
import { useLayoutEffect, useRef } from 'hono/jsx/dom';
import type { MessageKey } from '../../boot.ts';
import type { FieldName } from '../fields.ts';
import type { Found } from '../state.ts';
import type { Studio } from '../studio.ts';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

interface FieldProps {
  name: FieldName;
  /** Beside the label, at the line's end. */
  aside?: Child;
  children?: Child;
  class?: string;
}

/** A field with its label, where its value came from, what is wrong with it, and the way back. */
export function Field({ name, aside, children, class: className }: FieldProps) {
  const studio = useStudio();
  const { words } = studio;
  const fault = faultOf(studio, name);
  return (
    <div class={`field ${className ?? ''}`}>
      <div class="field-head">
        <label for={name}>{words(`field.${name}` as MessageKey)}</label>
        {aside}
      </div>
      {children}
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      <Provenance name={name} />
    </div>
  );
}

/** A name of a tag or a member, which says the same in every language: `og:title`. */
const TOKEN = /^[\w:.@-]{2,40}$/;

/** Values that nobody found: whoever takes another one wants no way back. */
const DEFAULTS = new Set(['last-outlet', 'first-outlet']);

/** What there is to say about where a value came from; nothing of a signed card, all of which is from there. */
function provenanceOf({ state }: Studio, name: FieldName): (Found & { isAsFound: boolean }) | undefined {
  const found = state.found[name];
  if (!found) return undefined;
  const isAsFound = state.fields[name] === found.value;
  const isSaid = isAsFound ? found.source !== 'card' : !DEFAULTS.has(found.source);
  return isSaid ? { ...found, isAsFound } : undefined;
}

/** Where a value came from, and how sure that is; for one that was changed, the way back to it. */
function Provenance({ name }: { name: FieldName }) {
  const studio = useStudio();
  const { words } = studio;
  const found = provenanceOf(studio, name);
  if (!found) return <></>;
  const source = words.maybe(`source.${found.source}`) ?? found.source;
  if (found.isAsFound) {
    const isGuess = found.confidence < 0.5;
    return (
      <p class={`from ${isGuess ? 'is-guess' : ''}`} id={`${name}-from`}>
        {words(isGuess ? 'from.guess' : 'from.found', { source })}
        {found.detail && TOKEN.test(found.detail) && <bdi class="token"> {found.detail}</bdi>}
      </p>
    );
  }
  return (
    <p class="from" id={`${name}-from`}>
      {words('from.changed')}{' '}
      <button
        type="button"
        class="quiet"
        onClick={() => studio.editMany({ [name]: found.value }, { about: `revert ${name}` })}
      >
        <Icon id="undo" /> {words('from.revert')}
      </button>
    </p>
  );
}

interface TextProps {
  name: FieldName;
  placeholder?: string | undefined;
  list?: string;
  dir?: 'auto' | 'ltr';
  inputmode?: 'url' | 'decimal';
  rows?: number;
  describedBy?: string;
}

/** One line, or several with `rows`, which grow with the text. */
export function Text({ name, rows, describedBy, dir = 'auto', ...others }: TextProps) {
  const studio = useStudio();
  const box = useRef<HTMLTextAreaElement | HTMLInputElement>(null);
  const value = studio.state.fields[name];
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Undo and a paste elsewhere change it; while somebody types here it says the same already.
    if (element.value !== value) element.value = value;
    if (rows !== undefined) grow(element);
  }, [value]);
  const shared = {
    id: name,
    name,
    ref: box,
    dir,
    ...describe(studio, name, describedBy),
    onInput: (event: Event) => studio.edit(name, (event.target as HTMLInputElement).value),
    ...others,
  };
  if (rows !== undefined) return <textarea rows={rows} {...shared} />;
  return <input type="text" autocomplete="off" {...shared} />;
}

interface SelectProps {
  name: FieldName;
  options: readonly { readonly value: string; readonly text: string }[];
}

export function Select({ name, options }: SelectProps) {
  const studio = useStudio();
  const box = useRef<HTMLSelectElement>(null);
  const value = studio.state.fields[name];
  useLayoutEffect(() => {
    if (box.current && box.current.value !== value) box.current.value = value;
  }, [value, options.length]);
  return (
    <div class="select">
      <select
        id={name}
        name={name}
        ref={box}
        {...describe(studio, name)}
        onInput={(event: Event) => studio.edit(name, (event.target as HTMLSelectElement).value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon id="chevron" />
    </div>
  );
}

/** What is wrong with a field, from whoever said so last. */
export function faultOf({ state, words }: Studio, name: FieldName): string | undefined {
  const missing = state.facts?.problems.find(({ field }) => field === name);
  if (missing) return words.maybe(`error.${missing.code}`) ?? missing.detail;
  const fault = [state.problem, state.makeProblem].find((one) => one?.fields.includes(name));
  return fault && (words.maybe(`error.${fault.code}`) ?? fault.detail);
}

function describe(studio: Studio, name: FieldName, more?: string): Record<string, string> {
  const fault = faultOf(studio, name);
  const ids = [
    ...(fault ? [`${name}-fault`] : []),
    ...(provenanceOf(studio, name) ? [`${name}-from`] : []),
    ...(more ? [more] : []),
  ];
  return {
    ...(fault ? { 'aria-invalid': 'true' } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
}

function grow(element: HTMLElement): void {
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight + 2}px`;
}
