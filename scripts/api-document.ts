/** `npm run api-document`: docs/api.md, from the table of routes that `/openapi.json` and `/docs` are made from. */
import { writeFileSync } from 'node:fs';
import { apiRoutes } from '../src/app.ts';
import { signingService } from '../src/runtime/node/signing-service.ts';
import { curlOf } from '../src/serve/curl.ts';
import { fieldsOf, type Field } from '../src/serve/fields.ts';
import { errorsOf, openPath } from '../src/serve/open-api.ts';
import { otherAddresses } from '../src/serve/other-addresses.ts';
import type { Access, Described } from '../src/serve/route.ts';
import { readSettings } from '../src/settings/settings.ts';

const BASE = 'https://cards.example.org';
const WHO: Readonly<Record<Access, string>> = {
  public: 'For everybody.',
  key: 'With an API key.',
  operator: 'With an API key that is not limited to outlets.',
};

const INTRO = `# HTTP addresses

Every address of the service, with a whole request and its answer. \`/docs\` of a running service shows the same, and \`/openapi.json\` is it for programs (OpenAPI 3.1). Signed addresses are described in [signing](signing/README.md).

API keys travel as \`Authorization: Bearer TOKEN\`. Errors are problem details (RFC 9457, \`application/problem+json\`) with a stable \`code\`; they never repeat what was sent. A 429 says in \`Retry-After\` when to come back. Bodies have at most 16 KB for an article, 1 MB for an array, 2 MB for a page. HEAD answers as GET does, without a body; every answer names its \`Cache-Control\`.
`;

/** The whole of docs/api.md. */
export async function apiDocument(): Promise<string> {
  const settings = readSettings({ PUBLIC_BASE_URL: BASE });
  const service = await signingService({ ...settings, PUBLIC_BASE_URL: BASE });
  return [INTRO, ...[...apiRoutes(service), ...otherAddresses].map(section), MADE].join('\n');
}

const MADE = 'This page is made from the code by `npm run api-document`.\n';

function section(route: Described): string {
  const { method, path, summary, access, query, body, answer, example } = route;
  const errors = errorsOf(route);
  return [
    `## \`${method.toUpperCase()} ${openPath(path)}\`\n`,
    `${summary}. ${WHO[access]}\n`,
    ...(query ? [`In the query:\n\n${table(fieldsOf(query, 'input'))}`] : []),
    ...(body ? [`In the body:\n\n${table(fieldsOf(body.schema, 'input'))}`] : []),
    ...(body?.note ? [`${body.note}\n`] : []),
    `Answer: ${answer.description}\n`,
    ...(example
      ? [
          `\`\`\`sh\n${curlOf(route, BASE)}\n\`\`\`\n`,
          `\`\`\`json\n${JSON.stringify(example.answer, undefined, 2)}\n\`\`\`\n`,
        ]
      : []),
    ...(errors.length > 0 ? [`Problems: ${errors.map((code) => `\`${code}\``).join(' ')}\n`] : []),
  ].join('\n');
}

function table(fields: readonly Field[]): string {
  const rows = fields.map(({ name, type, isRequired, meaning }) =>
    [`\`${name}\``, type.replaceAll('|', '\\|'), isRequired ? 'yes' : '', meaning].join(' | '),
  );
  return ['field | type | required | meaning', '--- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |\n`)
    .join('');
}

if (import.meta.main) writeFileSync(new URL('../docs/api.md', import.meta.url), await apiDocument());
