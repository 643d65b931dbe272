import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { canonicalCard, checkCard } from '../../src/card-url/card.ts';
import { vectors } from '../signing.ts';

process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
process.env.WRANGLER_SEND_METRICS = 'false';
const harness = createTestHarness({
  root: fileURLToPath(new URL('sign-worker/', import.meta.url)),
  workers: [{ configPath: 'wrangler.jsonc' }],
});
afterAll(() => harness.close());

it('inside workerd, without Node’s modules, every vector is signed, opened and spelled as on Node', async () => {
  const { url } = await harness.listen();
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(vectors) });
  expect(await response.json()).toEqual({
    answers: vectors.map(({ path, json }) => ({
      path,
      canonical: canonicalCard(checkCard(JSON.parse(json))),
    })),
    made: [],
  });
});
