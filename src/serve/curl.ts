import { openPath } from './open-api.ts';
import type { Described } from './route.ts';

/** The example of an address as a line for a shell. */
export function curlOf({ method, path, access, example }: Described, baseUrl: string): string {
  const query = new URLSearchParams(example?.query).toString();
  const address = openPath(path).replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => example?.params?.[name] ?? name,
  );
  return [
    'curl',
    ...(method === 'get' ? [] : [`-X ${method.toUpperCase()}`]),
    ...(access === 'public' ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(example?.body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example.body)}'`]),
    `'${baseUrl}${address}${query === '' ? '' : `?${query}`}'`,
  ].join(' \\\n  ');
}
