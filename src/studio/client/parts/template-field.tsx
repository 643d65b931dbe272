/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { TemplateChoice } from '../../boot.ts';
import { Field, Select } from './field.tsx';
import { Icon } from './icon.tsx';
import { useStudio } from './use-studio.ts';

/** The designs, each with this very card in it; open, because a design is chosen by eye. */
export function TemplateField() {
  const studio = useStudio();
  const { words, boot, state } = studio;
  const { template } = state.fields;
  const drawn = state.facts?.template;
  const nameOf = (id: string): string => words.maybe(`template.${id}`) ?? id;
  const shown =
    template !== ''
      ? nameOf(template)
      : drawn
        ? words('template.drawn', { name: nameOf(drawn) })
        : words('template.auto');
  const themes = boot.templates.find(({ id }) => id === (template || drawn))?.themes ?? [];
  return (
    <details
      class="group fold"
      onToggle={(event: Event) => studio.templates.open((event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <span class="fold-name">{words('field.template')}</span>
        <span class="fold-value">{shown}</span>
        <Icon id="chevron" />
      </summary>
      <fieldset class="templates">
        <legend class="sr">{words('field.template')}</legend>
        <Choice id="" name={words('template.auto')} description={words('template.autoHint')} />
        {boot.templates.map((choice) => (
          <Choice
            key={choice.id}
            id={choice.id}
            name={nameOf(choice.id)}
            description={hintOf(choice, words.maybe)}
          />
        ))}
      </fieldset>
      {themes.length > 1 && (
        <Field name="theme">
          <Select
            name="theme"
            options={[
              { value: '', text: words('theme.auto') },
              { value: 'light', text: words('theme.light') },
              { value: 'dark', text: words('theme.dark') },
            ]}
          />
        </Field>
      )}
    </details>
  );
}

function hintOf({ id, description }: TemplateChoice, maybe: (key: string) => string | undefined): string {
  return maybe(`template.${id}.hint`) ?? description;
}

function Choice({ id, name, description }: { id: string; name: string; description: string }) {
  const studio = useStudio();
  const { fields, templatePictures } = studio.state;
  const picture = templatePictures[id];
  return (
    <label class="template" title={description}>
      <input
        type="radio"
        name="template"
        value={id}
        checked={fields.template === id}
        onChange={() => studio.edit('template', id)}
      />
      <span class="template-picture">
        {picture ? <img src={picture.url} alt="" /> : <Icon id={id === '' ? 'frame' : 'image'} />}
      </span>
      <span class="template-name">{name}</span>
    </label>
  );
}
