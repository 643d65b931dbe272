import { expect } from 'vitest';
import { FakeEdgeCache } from '../../edge/fake-edge-cache.ts';
import { codeOf, expectCard, expectError } from '../support/expect.ts';
import { fault, pressFault, type Topic } from '../support/fault.ts';
import { BASE, headline, keys, signed } from '../support/keys.ts';
import { pressService } from '../support/press-service.ts';
import { rendersDuring } from '../support/renders.ts';

const many = <T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));

export const load: Topic = {
  services: [
    fault(27, 'a thousand requests at once for a card that is new are one render', async (subject) => {
      const path = await signed({ headline: headline() });
      const renders = await rendersDuring(subject, async () => {
        const answers = await many(subject.runtime === 'Node' ? 1_000 : 200, () => subject.get(path));
        for (const answer of answers) expectCard(answer);
        expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
        const told = answers.flatMap(({ headers }) => headers['server-timing'] ?? []);
        expect(new Set(told).size).toBe(1);
      });
      if (subject.runtime === 'Node') expect(renders).toBe(1);
    }),

    fault(27, 'nobody waits in vain when the one who asked first hangs up', async ({ url, get }) => {
      // Each script's face is loaded when it is first needed, so that there is something to hang up on.
      const scripts = ['東京湾の灯台', 'प्रकाशस्तंभ', 'မီးပြတိုက်', 'ประภาคาร', '등대'];
      for (const [delayMs, script] of scripts.entries()) {
        const path = await signed({ headline: headline(script) });
        const leaving = new AbortController();
        const first = fetch(new URL(path, url), { signal: leaving.signal }).catch(() => undefined);
        setTimeout(() => leaving.abort(), 2 * delayMs);
        for (const answer of await many(10, () => get(path))) expectCard(answer);
        await first;
      }
    }),

    fault(
      28,
      'of many different cards at once each is a card or is told when to come back',
      async ({ get }) => {
        const paths = await many(300, () => signed({ headline: headline() }));
        const answers = await Promise.all(paths.map((path) => get(path)));
        const busy = answers.filter(({ status }) => status !== 200);
        for (const answer of busy) {
          expectError(answer, 429, 'busy');
          expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
        }
        expect(busy.length).toBeLessThan(answers.length);
        for (const answer of answers) if (answer.status === 200) expectCard(answer);
        // Nothing is lost for good, and what was full is not full any more.
        for (const path of paths.slice(0, 5)) expectCard(await get(path));
      },
    ),

    fault(29, 'a thousand addresses that nobody signed are 403 and cost no render', async (subject) => {
      const path = await signed({ headline: headline() }, { key: { ...keys.stranger, id: 'main' } });
      const renders = await rendersDuring(subject, async () => {
        const answers = await many(1_000, (at) =>
          subject.get(path.replace('.png', `${'AB'[at % 2]}${at % 10}A.png`)),
        );
        expect(new Set(answers.map(codeOf))).toEqual(new Set(['signature_invalid']));
        for (const { status } of answers) expect(status).toBe(403);
      });
      expect(renders).toBe(0);
    }),
  ],

  press: [
    pressFault(
      27,
      'a thousand requests at once at one location of the edge are one run and one render',
      async () => {
        const { app, clock, renders } = pressService();
        const cache = new FakeEdgeCache((request) => app.fetch(request), { clock });
        const url = BASE + (await signed({ headline: headline() }));
        const answers = await many(1_000, () => cache.fetch(new Request(url)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        expect([cache.runs, renders()]).toEqual([1, 1]);
      },
    ),
  ],
};
