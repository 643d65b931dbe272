/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { digest } from '#generated/studio/studio.mjs';
import type { Boot } from './boot.ts';
import type { InterfaceLanguage } from './language.ts';

/** Paths of what the pages load: their names change with their bytes, so they are kept for good. */
export const scriptPath = `/studio/${digest}.js`;
export const stylesPath = `/studio/${digest}.css`;

/** A card with its mark: the page asks for no file. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect y='7' width='32' height='18' rx='3' fill='%231d1c1a'/%3E%3Crect x='5' y='12' width='10' height='4' fill='%23fff'/%3E%3C/svg%3E";

interface Paper {
  readonly language: InterfaceLanguage;
  /** For the elements that the policy lets through. */
  readonly nonce: string;
}

/** The studio: everything on it is drawn by its script, from what `boot` says. */
export function StudioPage({ boot, ...paper }: Paper & { boot: Boot }) {
  const { messages: texts } = paper.language;
  return (
    <Shell {...paper} title={texts['app.title']} isTool>
      <div id="studio">
        <p class="loading">{texts['app.loading']}</p>
      </div>
      <noscript>
        <form class="door" action="/card.png" method="get">
          <h1>presscard</h1>
          <p>{texts['app.noscript']}</p>
          <label for="headline">{texts['field.headline']}</label>
          <input id="headline" name="headline" required dir="auto" />
          <label for="date">{texts['field.date']}</label>
          <input id="date" name="date" />
          <label for="outlet">{texts['field.outlet']}</label>
          <input id="outlet" name="outlet" required />
          <button type="submit">{texts['app.make']}</button>
        </form>
      </noscript>
      <script
        id="boot"
        type="application/json"
        nonce={paper.nonce}
        dangerouslySetInnerHTML={{ __html: JSON.stringify(boot).replaceAll('<', '\\u003c') }}
      />
      <script type="module" src={scriptPath} nonce={paper.nonce} />
    </Shell>
  );
}

/** What stands in front of it where keys are asked for. */
export function SignInPage({ fault, to, ...paper }: Paper & { fault: string | undefined; to: string }) {
  const { messages: texts } = paper.language;
  // A fragment is not sent: a link with a card in it goes through the door by way of the form's own address.
  const keepFragment = `const f = document.forms[0]; f.addEventListener('submit', () => { f.action = '/studio/session' + location.hash; });`;
  return (
    <Shell {...paper} title={texts['door.title']}>
      <main>
        <form class="door" action="/studio/session" method="post">
          <h1>presscard</h1>
          <p id="hint">{texts['door.hint']}</p>
          <label for="token">{texts['door.token']}</label>
          <input
            id="token"
            name="token"
            type="password"
            autocomplete="current-password"
            required
            dir="ltr"
            autofocus
            aria-describedby={fault ? 'fault hint' : 'hint'}
            aria-invalid={fault ? 'true' : undefined}
          />
          {fault && (
            <p id="fault" class="fault" role="alert">
              {fault}
            </p>
          )}
          <input type="hidden" name="to" value={to} />
          <button type="submit">{texts['door.enter']}</button>
        </form>
      </main>
      <script nonce={paper.nonce} dangerouslySetInnerHTML={{ __html: keepFragment }} />
    </Shell>
  );
}

function Shell({
  language,
  nonce,
  title,
  isTool = false,
  children,
}: Paper & { title: string; isTool?: boolean; children?: Child }) {
  return (
    <html lang={language.tag} dir={language.dir} class={isTool ? 'is-tool' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={stylesPath} nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}
