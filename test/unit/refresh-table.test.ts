import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withRefreshTable } from '../../scripts/refresh-table.ts';

it('docs/operate.md says of each network how it is refreshed (npm run refresh-table)', () => {
  const file = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
  expect(file).toContain('| Facebook |');
  expect(withRefreshTable(file)).toBe(file);
});
