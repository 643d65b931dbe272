/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { useRef } from 'hono/jsx/dom';
import type { FieldName } from '../fields.ts';
import { Field, Text } from './field.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** The date as a person writes it, now, or from the calendar; beneath it how it was understood. */
export function DateField() {
  const studio = useStudio();
  const { words, state } = studio;
  const read = state.facts?.article.date;
  const understood = read && state.fields.date.trim() !== '' ? spoken(read, words.locale) : undefined;
  return (
    <Field
      name="date"
      aside={
        <button type="button" class="quiet" onClick={() => studio.edit('date', localNow())}>
          {words('date.now')}
        </button>
      }
    >
      <WithCalendar name="date" />
      {understood && (
        <p class="from" id="date-read">
          {understood}
        </p>
      )}
    </Field>
  );
}

/** A date in a field of text, with the browser's own calendar behind a button. */
export function WithCalendar({ name }: { name: FieldName }) {
  const studio = useStudio();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="with-button">
      <Text name={name} placeholder={studio.words('date.placeholder')} />
      <button
        type="button"
        class="in-field"
        title={studio.words('date.pick')}
        onClick={() => picker.current?.showPicker()}
      >
        <Icon id="clock" />
        <span class="sr">{studio.words('date.pick')}</span>
      </button>
      <input
        ref={picker}
        class="unseen"
        type="datetime-local"
        tabindex={-1}
        aria-hidden="true"
        onInput={(event: Event) =>
          studio.edit(name, (event.target as HTMLInputElement).value.replace('T', ' '))
        }
      />
    </div>
  );
}

/** Day and time of a date of ISO 8601 as they were written there, in words. */
export function spoken(iso: string, locale: string): string {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(iso) ?? [];
  const at = new Date(`${day}T${time ?? '00:00'}:00Z`);
  return at.toLocaleString(locale, {
    timeZone: 'UTC',
    dateStyle: 'full',
    ...(time ? { timeStyle: 'short' } : {}),
  });
}

/** This minute with this machine's zone, as ISO 8601. */
function localNow(): string {
  const now = new Date();
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 16);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}

function two(value: number): string {
  return String(Math.trunc(Math.abs(value))).padStart(2, '0');
}
