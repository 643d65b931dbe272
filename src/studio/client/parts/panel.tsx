/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import { Correction } from './correction.tsx';
import { DateField } from './date-field.tsx';
import { Field, Text } from './field.tsx';
import { HeadlineField } from './headline-field.tsx';
import { KindField, LanguageField } from './kind-field.tsx';
import { More } from './more.tsx';
import { OutletField } from './outlet-field.tsx';
import { PasteBox } from './paste-box.tsx';
import { PhotoField } from './photo-field.tsx';
import { TemplateField } from './template-field.tsx';
import { useStudio } from './use-studio.ts';

/** Everything that can be said about a card, what is needed first on top. */
export function Panel() {
  const { words } = useStudio();
  return (
    <form
      class="panel"
      aria-label={words('panel.label')}
      autocomplete="off"
      onSubmit={(event: Event) => event.preventDefault()}
    >
      <PasteBox />
      <Correction />
      <div class="group">
        <HeadlineField />
        <div class="pair">
          <OutletField />
          <DateField />
        </div>
        <div class="pair">
          <Field name="kicker">
            <Text name="kicker" />
          </Field>
          <Field name="author">
            <Text name="author" />
          </Field>
        </div>
        <div class="pair">
          <KindField />
          <LanguageField />
        </div>
      </div>
      <TemplateField />
      <PhotoField />
      <More />
    </form>
  );
}
