import { afterAll, beforeAll, describe, it } from 'vitest';
import { everyAnswerNamesItsCacheControl } from '../caching.ts';
import { anyRequest } from '../fuzz-requests.ts';
import { table } from '../table.ts';
import type { Runtime } from './fault.ts';
import type { Subject } from './subject.ts';

/** Every row that is tried on a running service, by its number: one service, since a start costs seconds. */
export function runTable(runtime: Runtime, start: () => Promise<Subject>): void {
  describe(`faults and attacks on ${runtime}`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await start();
    });
    afterAll(() => subject.stop());

    for (const [topic, { services = [] }] of Object.entries(table)) {
      const here = services.filter(({ on }) => on.includes(runtime));
      if (here.length === 0) continue;
      describe(topic, () => {
        for (const { row, title, trial } of here)
          it(row === 0 ? title : `#${row} ${title}`, () => trial(subject));
      });
    }

    describe('#26 every answer names its Cache-Control', () =>
      everyAnswerNamesItsCacheControl(() => subject));
    describe('any request', () => anyRequest(() => subject));
  });
}
