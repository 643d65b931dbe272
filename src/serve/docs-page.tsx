/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { VERSION } from '../version.ts';
import { styles } from './docs-styles.ts';
import { curlOf } from './curl.ts';
import { fieldsOf, type Field } from './fields.ts';
import { errorsOf, openPath } from './open-api.ts';
import type { Access, Described } from './route.ts';

const ACCESS: Readonly<Record<Access, string>> = {
  public: 'for everybody',
  key: 'with an API key: Authorization: Bearer …',
  operator: 'with an API key that is not limited to outlets',
};

/** The service's addresses to read: the same table that `/openapi.json` is made from. Asks nothing of anybody. */
export async function docsPage(routes: readonly Described[], baseUrl: string): Promise<Response> {
  const style = styles + ownStyles;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>presscard {VERSION}: addresses</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <h1>presscard</h1>
          <p>
            Version {VERSION} at {baseUrl}. The same for programs: <a href="/openapi.json">openapi.json</a>
          </p>
        </header>
        <main>
          {routes.map((route) => (
            <RouteEntry route={route} baseUrl={baseUrl} />
          ))}
          <p>
            Errors are problem details (RFC 9457): <code>code</code> is stable, <code>detail</code> says what
            to do. On the addresses of pictures they are one word.
          </p>
        </main>
      </body>
    </html>
  );
  return new Response(`<!doctype html>${page.toString()}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${await digestOf(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function digestOf(style: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function RouteEntry({ route, baseUrl }: { route: Described; baseUrl: string }) {
  const { method, path, summary, access, body, query, answer, example } = route;
  return (
    <section>
      <h2>
        <code>
          {method.toUpperCase()} {openPath(path)}
        </code>
      </h2>
      <p>
        {summary}. <span class="hint">{ACCESS[access]}</span>
      </p>
      {query && <Fields title="In the query" fields={fieldsOf(query, 'input')} />}
      {body && <Fields title="In the body" fields={fieldsOf(body.schema, 'input')} />}
      {body?.note && <p>{body.note}</p>}
      <p>Answer: {answer.description}</p>
      {answer.schema && <Fields title="In the answer" fields={fieldsOf(answer.schema, 'output')} />}
      {example && (
        <details>
          <summary>An example</summary>
          <pre>{curlOf(route, baseUrl)}</pre>
          <pre>{JSON.stringify(example.answer, undefined, 2)}</pre>
        </details>
      )}
      {errorsOf(route).length > 0 && (
        <p class="hint">
          Problems: <code>{errorsOf(route).join(' ')}</code>
        </p>
      )}
    </section>
  );
}

function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <table>
        {fields.map(({ name, type, isRequired, meaning }) => (
          <tr>
            <td>
              <code>{name}</code>
              {isRequired ? '' : <span class="hint"> optional</span>}
            </td>
            <td>{type}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </table>
    </details>
  );
}

const ownStyles = `
section { padding: 1rem 0; border-top: 1px solid var(--line); }
h2 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid var(--line); font-size: 0.85rem; }
summary { cursor: pointer; }
table { border-collapse: collapse; font-size: 0.9rem; }
td { padding: 0.3rem 1rem 0.3rem 0; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
`;
