import { expect } from 'vitest';
import { expectCard, expectError } from '../support/expect.ts';
import { always, fault, type Topic } from '../support/fault.ts';
import { allowedCard, headline, keys, signed, tokens } from '../support/keys.ts';

const article = (outlet: string): object => ({ headline: headline(), outlet });

/** What the table takes for granted of keys. */
export const keyStates: Topic = {
  services: [
    fault(
      0,
      'a frozen key shows the cards of its list in every size and design, and no other',
      async ({ get }) => {
        for (const card of [
          allowedCard,
          { ...allowedCard, size: 'square' },
          { ...allowedCard, template: 'night' },
        ])
          expectCard(await get(await signed(card, { key: keys.frozen })));
        const other = { ...allowedCard, headline: 'Ferry strike goes on' };
        expectError(await get(await signed(other, { key: keys.frozen })), 403, 'card_not_allowed');
      },
      ['Node'],
    ),

    always(
      'a frozen key signs nothing, and without its list shows nothing',
      async ({ get, post, runtime }) => {
        const path = await signed({ headline: headline() }, { key: keys.frozen });
        expectError(await get(path), 403, 'card_not_allowed');
        if (runtime === 'workerd')
          expectError(await get(await signed(allowedCard, { key: keys.frozen })), 403, 'card_not_allowed');
        const { text } = await post('/v1/cards', article('harbour-post'));
        expect(text).toContain('/c/v1/main/');
      },
    ),

    always('a signing key for one outlet shows no card of another', async ({ get }) => {
      expectCard(await get(await signed({ headline: headline(), outlet: 'rt' }, { key: keys.narrow })));
      for (const outlet of ['harbour-post', 'The Harbour Post', 'example.org']) {
        const path = await signed({ headline: headline(), outlet }, { key: keys.narrow });
        expectError(await get(path), 403, 'outlet_refused');
      }
    }),

    always('an API key for one outlet signs and withdraws nothing of another', async ({ get, post, ask }) => {
      expect((await post('/v1/cards', article('rt'), tokens.narrow)).status).toBe(200);
      expect((await post('/v1/cards', article('RT'), tokens.narrow)).status).toBe(200);
      const refused = async (path: string, value: unknown): Promise<void> =>
        expectError(await post(path, value, tokens.narrow), 403, 'outlet_refused');
      await refused('/v1/cards', article('harbour-post'));
      const inArray = await post('/v1/cards', [article('rt'), article('harbour-post')], tokens.narrow);
      const [own, other] = JSON.parse(inArray.text);
      expect([own.rendered, other.error.code]).toEqual([false, 'outlet_refused']);
      const card = await signed({ headline: headline() });
      await refused('/v1/takedowns', { card });
      await refused('/v1/takedowns', { article: { outlet: 'harbour-post', id: 'a' } });
      // An address names an article by itself, whatever outlet is put beside it.
      await refused('/v1/takedowns', { article: { outlet: 'rt', url: 'https://harbourpost.example/a' } });
      await refused('/v1/takedowns', { photo: '0'.repeat(64) });
      await refused('/v1/purge', { tags: ['outlet-rt'] });
      expectCard(await get(card));
      const authorization = `Bearer ${tokens.narrow}`;
      for (const path of ['/v1/takedowns', '/v1/fallbacks'])
        expectError(await ask({ path, headers: { authorization } }), 403, 'outlet_refused');
    }),
  ],
};
