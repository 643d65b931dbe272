/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { WithCalendar } from './date-field.tsx';
import { Field, Text } from './field.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** What most cards do without. */
export function More() {
  const { words, state, boot } = useStudio();
  const { fields, facts } = state;
  const filled = (
    ['url', 'standfirst', 'notice', 'embargo', 'id', 'updated', 'items', 'related'] as const
  ).filter((name) => fields[name] !== '');
  const drawn = fields.template || facts?.template;
  const takesItems = boot.templates.find(({ id }) => id === drawn)?.takesItems || fields.items !== '';
  return (
    <details class="group fold" id="more">
      <summary>
        <span class="fold-name">{words('more.title')}</span>
        <span class="fold-value">
          {filled.length > 0 ? words('more.filled', { n: filled.length }) : words('more.hint')}
        </span>
        <Icon id="chevron" />
      </summary>
      <div class="stack">
        <Field name="url">
          <Text name="url" dir="ltr" inputmode="url" placeholder="https://" />
        </Field>
        <Field name="standfirst">
          <Text name="standfirst" rows={2} />
        </Field>
        {takesItems && (
          <Field name="items">
            <Text name="items" rows={3} placeholder={words('items.placeholder')} />
          </Field>
        )}
        <Field name="related">
          <Text name="related" rows={2} placeholder={words('related.placeholder')} />
        </Field>
        <Field name="notice">
          <Text name="notice" rows={2} placeholder={words('notice.placeholder')} />
        </Field>
        <div class="pair">
          <Field name="updated">
            <WithCalendar name="updated" />
          </Field>
          <Field name="embargo">
            <WithCalendar name="embargo" />
          </Field>
        </div>
        {fields.embargo !== '' && <p class="hint">{words('embargo.hint')}</p>}
        <Field name="id">
          <Text name="id" dir="ltr" />
        </Field>
      </div>
    </details>
  );
}
