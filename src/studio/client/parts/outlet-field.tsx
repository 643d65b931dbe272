/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useLayoutEffect, useRef } from 'hono/jsx/dom';
import { Field, faultOf } from './field.tsx';
import { useStudio } from './use-studio.ts';

/** Whose card it is: one of the outlets by its name, or any domain. */
export function OutletField() {
  const studio = useStudio();
  const { boot, state } = studio;
  const box = useRef<HTMLInputElement>(null);
  const value = state.fields.outlet;
  const chosen = boot.outlets.find(({ id }) => id === value);
  const idOf = (text: string): string => boot.outlets.find(({ name }) => name === text)?.id ?? text;
  useLayoutEffect(() => {
    const element = box.current;
    if (element && idOf(element.value) !== value) element.value = chosen?.name ?? value;
  }, [value]);
  const fault = faultOf(studio, 'outlet');
  return (
    <Field name="outlet">
      <div class="with-swatch">
        <span class="swatch" style={{ background: chosen?.colour ?? 'transparent' }} aria-hidden="true" />
        <input
          id="outlet"
          name="outlet"
          type="text"
          ref={box}
          list="outlets"
          dir="auto"
          autocomplete="off"
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? 'outlet-fault' : undefined}
          onInput={(event: Event) => studio.edit('outlet', idOf((event.target as HTMLInputElement).value))}
        />
      </div>
      <datalist id="outlets">
        {boot.outlets.map(({ id, name, domain }) => (
          <option key={id} value={name}>
            {domain}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
