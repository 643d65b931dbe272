import { readFileSync } from 'node:fs';

/** Version of an installed package, or of presscard itself. */
export function versionOf(name: string): string {
  const folder = name === 'presscard' ? '../' : `../node_modules/${name}/`;
  const file = readFileSync(new URL(`${folder}package.json`, import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
