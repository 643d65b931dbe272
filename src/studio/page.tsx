/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Warning } from '../article/article.ts';
import type { PresscardError } from '../errors.ts';
import type { CardSize } from '../../templates/sizes.ts';
import type { Fit } from '../typeset/fit-answer.ts';
import { styles } from './styles.ts';

/** What the page has to show. */
export interface PageState {
  /** The fields as they stand in the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly card:
    | {
        readonly size: CardSize;
        readonly fit: Fit;
        readonly alt: string;
        readonly warnings: readonly Warning[];
      }
    | undefined;
  readonly error: PresscardError | undefined;
  readonly outlets: readonly { readonly id: string; readonly name: string }[];
  readonly templates: readonly { readonly id: string; readonly description: string }[];
  readonly sizes: readonly CardSize[];
  /** For the one style element that the policy lets through. */
  readonly nonce: string;
}

/** The start page: a form, and the card that its fields make. It works without scripts. */
export function Page(state: PageState) {
  const { fields, outlets, templates, sizes } = state;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>presscard</title>
        <style nonce={state.nonce} dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <header>
          <h1>presscard</h1>
          <p>A headline, a date and an outlet in; the picture behind the share buttons out.</p>
        </header>
        <main>
          <CardView {...state} />
          <form action="/" method="get">
            <Field name="headline" label="Headline" state={state}>
              <textarea id="headline" name="headline" rows={3} required dir="auto">
                {fields.headline}
              </textarea>
            </Field>
            <div class="row">
              <Field name="date" label="Date" hint="as you would write it: 23 Aug 2021 12:15" state={state}>
                <input id="date" name="date" value={fields.date} />
              </Field>
              <Field name="outlet" label="Outlet" hint="a name, or a domain" state={state}>
                <input id="outlet" name="outlet" value={fields.outlet} list="outlets" required />
                <datalist id="outlets">
                  {outlets.map(({ id, name }) => (
                    <option value={id}>{name}</option>
                  ))}
                </datalist>
              </Field>
              <Field name="kicker" label="Kicker" hint="a section or a topic" state={state}>
                <input id="kicker" name="kicker" value={fields.kicker} dir="auto" />
              </Field>
            </div>
            <div class="row">
              <Field name="template" label="Template" state={state}>
                <select id="template" name="template">
                  <option value="">the outlet’s own</option>
                  {templates.map(({ id, description }) => (
                    <option value={id} selected={fields.template === id}>
                      {id}: {description}
                    </option>
                  ))}
                </select>
              </Field>
              <Field name="size" label="Size" state={state}>
                <select id="size" name="size">
                  {sizes.map(({ id, widthPx, heightPx }) => (
                    <option value={id} selected={(fields.size ?? 'og') === id}>
                      {id}, {widthPx} × {heightPx}
                    </option>
                  ))}
                </select>
              </Field>
            </div>
            <button type="submit">Make the card</button>
          </form>
          <form action="/" method="post">
            <Field name="text" label="Or paste the text of an article’s page, menus and all" state={state}>
              <textarea id="text" name="text" rows={4} required dir="auto" />
            </Field>
            <button type="submit">Find the article</button>
          </form>
        </main>
      </body>
    </html>
  );
}

function CardView({ card, error, fields }: PageState) {
  if (!card)
    return (
      <p class="error" role="alert">
        {error?.message ?? 'Give a headline and an outlet.'}
      </p>
    );
  const query = new URLSearchParams(fields).toString();
  const { widthPx, heightPx } = card.size;
  return (
    <figure>
      <img src={`/card.png?${query}`} width={widthPx} height={heightPx} alt={card.alt} />
      <figcaption>
        <span>
          {card.fit.lines.length === 1 ? 'One line' : `${card.fit.lines.length} lines`} at{' '}
          {card.fit.fontSizePx} px
          {card.fit.truncated ? ', cut at the end' : ''}
        </span>
        <a href={`/card.png?${query}`} download="card.png">
          Download PNG
        </a>
        <a href={`/card.svg?${query}`} download="card.svg">
          Download SVG
        </a>
      </figcaption>
      {card.warnings.length > 0 && (
        <ul class="warnings">
          {card.warnings.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Field({
  name,
  label,
  hint,
  state,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  state: PageState;
  children?: Child;
}) {
  const fault = state.error?.fields.some(({ field }) => field === name) ? state.error : undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && <span class="hint">{hint}</span>}
      {children}
      {fault && <span class="error">{fault.message}</span>}
    </div>
  );
}
