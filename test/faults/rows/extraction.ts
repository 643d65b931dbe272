import { expect } from 'vitest';
import { fault, notHere, type Topic } from '../support/fault.ts';

const KB = 1024;

/** Texts in which a pattern that looks back could try for ever: 100 KB each. */
const probes: readonly string[] = [
  ' '.repeat(100 * KB),
  '\n'.repeat(100 * KB),
  '&'.repeat(100 * KB),
  '&#'.repeat(50 * KB),
  '\u0301\u200d'.repeat(25 * KB),
  `${'a\u0301'.repeat(30 * KB)}`,
  '1 '.repeat(50 * KB),
  '12:'.repeat(33 * KB),
  '2026-03-14T'.repeat(9 * KB),
  'March '.repeat(16 * KB),
  'a.'.repeat(50 * KB),
  `${'a'.repeat(100 * KB)}@`,
  `https://${'a.'.repeat(50 * KB)}`,
  `${'By A '.repeat(20 * KB)}`,
  `${'-–—|'.repeat(12 * KB)}`,
  '\ud83d'.repeat(50 * KB).toWellFormed(),
];

export const extraction: Topic = {
  services: [
    fault(63, 'a hundred kilobytes made to keep a pattern busy are answered', async ({ post }) => {
      for (const probe of probes) {
        const page = `Harbour lamps lit again\n${probe}\n14 March 2026 09:30 ${probe}`;
        const fields = { headline: probe.slice(0, 15 * KB), date: probe.slice(0, 3 * KB), outlet: 'rt' };
        for (const body of [{ text: page }, { text: probe }, fields]) {
          expect((await post('/v1/articles', body)).status).toBeLessThan(500);
        }
      }
    }),
  ],
  elsewhere: [
    notHere(62, 'comes with issue 7: presscard reads no HTML and fetches no page yet'),
    notHere(64, 'comes later: presscard writes no CSV yet'),
    notHere(65, 'comes later: presscard reads and writes no feed yet'),
  ],
};
