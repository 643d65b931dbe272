/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx/dom */
import type { MessageKey } from '../../boot.ts';
import { languageTags } from '../languages.ts';
import { Field, Select, Text } from './field.tsx';
import { WithCalendar } from './date-field.tsx';
import { useStudio } from './use-studio.ts';

const STARS = ['5', '4.5', '4', '3.5', '3', '2.5', '2', '1.5', '1', '0.5', '0'];

/** What kind of article it is, with the detail that belongs to it. */
export function KindField() {
  const { boot, words, state } = useStudio();
  const { state: kind } = state.fields;
  const kinds = boot.states.map((id) => ({
    value: id === 'news' ? '' : id,
    text: words(`state.${id}` as MessageKey),
  }));
  return (
    <div class="stack">
      <Field name="state">
        <Select name="state" options={kinds} />
      </Field>
      {kind === 'review' && (
        <Field name="stars">
          <Select
            name="stars"
            options={[
              { value: '', text: words('stars.none') },
              ...STARS.map((value) => ({ value, text: words('stars.of', { stars: value }) })),
            ]}
          />
        </Field>
      )}
      {(kind === 'podcast' || kind === 'video') && (
        <Field name="duration">
          <Text name="duration" dir="ltr" placeholder="26:12" />
        </Field>
      )}
      {kind === 'quote' && (
        <Field name="by">
          <Text name="by" />
        </Field>
      )}
      {(kind === 'live' || kind === 'breaking') && (
        <Field name="until">
          <WithCalendar name="until" />
        </Field>
      )}
    </div>
  );
}

/** The language of the texts: as they show it, unless told otherwise. */
export function LanguageField() {
  const { words, boot, state } = useStudio();
  const read = state.facts?.article.lang;
  const named = languageTags
    .map((tag) => ({ value: tag, text: words.languageName(tag) }))
    .sort((one, other) => one.text.localeCompare(other.text, boot.language));
  const chosen = state.fields.lang;
  const isListed = chosen === '' || languageTags.includes(chosen);
  const automatic =
    read && read !== 'und' && chosen === ''
      ? words('lang.read', { language: words.languageName(read) })
      : words('lang.auto');
  return (
    <Field name="lang">
      <Select
        name="lang"
        options={[
          { value: '', text: automatic },
          ...(isListed ? [] : [{ value: chosen, text: words.languageName(chosen) }]),
          ...named,
        ]}
      />
    </Field>
  );
}
