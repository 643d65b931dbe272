import { expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { plainCards } from '../../../src/render/plain-cards.ts';
import { noMeter } from '../../../src/service/meter.ts';
import { createPrinter } from '../../../src/service/printer.ts';
import { memoryStore } from '../../../src/store/memory.ts';
import { readSettings } from '../../../src/index.ts';
import { signCard } from '../../../src/sign/sign.ts';
import { testPress, testService } from '../../press.ts';
import { countingRenderer } from '../render/renderers.ts';

const secret = 'a-secret-of-0123456789-and-more-characters';
const key = { id: 'k1', secret };
const settings = readSettings({ PRESSCARD_KEYS: `k1:signing:${secret}` });

it('a card is rendered once, even for whoever asked the store before it came and hears of it afterwards', async () => {
  const press = testPress();
  const renderer = countingRenderer();
  const memory = memoryStore({ cardsMaxBytes: 1_000_000, keptMaxBytes: 1_000_000 });
  // The second read was begun when the store was still empty, and its answer takes until the first card is out.
  let reads = 0;
  const firstIsOut = Promise.withResolvers<void>();
  const cards = {
    ...memory.cards,
    async get(key: string) {
      const item = await memory.cards.get(key);
      if (++reads === 2) await firstIsOut.promise;
      return item;
    },
  };
  const app = createApp(
    testService(press, {
      mode: 'keys',
      settings,
      store: { ...memory, cards },
      printer: createPrinter({
        press,
        renderer,
        plainCards: plainCards({ renderer, outlets: press.outlets }),
        concurrency: 1,
        maxWaiting: 8,
        meter: noMeter,
      }),
    }),
  );
  const { path } = await signCard({ key, card: { headline: 'Ferry strike ends', outlet: 'harbour-post' } });
  const first = app.request(path);
  const late = app.request(`${path}?x=1`);
  const bytes = await (await first).arrayBuffer();
  firstIsOut.resolve();
  expect(await (await late).arrayBuffer()).toEqual(bytes);
  expect(renderer.asked).toEqual(['own']);
});

it('an operator sees in the counts how many were refused because too many waited', async () => {
  const press = testPress();
  const renderer = countingRenderer();
  renderer.hold();
  const counted: unknown[] = [];
  const printer = createPrinter({
    press,
    renderer,
    plainCards: plainCards({ renderer, outlets: press.outlets }),
    concurrency: 1,
    maxWaiting: 1,
    meter: { ...noMeter, count: (name, labels) => void counted.push([name, labels]) },
  });
  const job = { article: { headline: 'Ferry strike ends', outlet: 'harbour-post' }, options: {} };
  const [first, second] = [printer.print('a', job), printer.print('b', job)];
  await expect(printer.print('c', job)).rejects.toMatchObject({ code: 'busy' });
  expect(counted).toContainEqual(['presscard_refused_total', { reason: 'queue' }]);
  renderer.release();
  await Promise.all([first, second]);
});
