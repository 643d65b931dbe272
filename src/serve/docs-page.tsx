/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import * as z from 'zod';
import { VERSION } from '../version.ts';
import { styles } from './docs-styles.ts';
import type { Access, Route } from './route.ts';

const ACCESS: Readonly<Record<Access, string>> = {
  public: 'for everybody',
  key: 'with an API key: Authorization: Bearer …',
  operator: 'with an API key that is not limited to outlets',
};

/** The service's addresses to read: the same table that `/openapi.json` is made from. Asks nothing of anybody. */
export function docsPage(routes: readonly Route[], baseUrl: string): Response {
  const nonce = crypto.randomUUID();
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>presscard {VERSION}: addresses</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: styles + ownStyles }} />
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
            <RouteEntry route={route} />
          ))}
          <p>
            Errors are problem details (RFC 9457): <code>code</code> is stable, <code>detail</code> says what
            to do.
          </p>
        </main>
      </body>
    </html>
  );
  return new Response(`<!doctype html>${page.toString()}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

function RouteEntry({ route }: { route: Route }) {
  const { method, path, summary, access, body, query, answer } = route;
  return (
    <section>
      <h2>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h2>
      <p>
        {summary}. <span class="hint">{ACCESS[access]}</span>
      </p>
      {query && <Schema title="In the query" schema={query} />}
      {body && <Schema title="In the body" schema={body.schema} />}
      <p>Answer: {answer.description}</p>
      {answer.schema && <Schema title="In the answer" schema={answer.schema} />}
    </section>
  );
}

function Schema({ title, schema }: { title: string; schema: z.ZodType }) {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return (
    <details>
      <summary>{title}</summary>
      <pre>{JSON.stringify(written, undefined, 2)}</pre>
    </details>
  );
}

const ownStyles = `
section { padding: 1rem 0; border-top: 1px solid var(--line); }
h2 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid var(--line); font-size: 0.85rem; }
summary { cursor: pointer; }
`;
