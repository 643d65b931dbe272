import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from '../../../src/batch/in-order.ts';

async function* numbers(upTo: number): AsyncGenerator<number> {
  for (let number = 0; number < upTo; number += 1) yield number;
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of all) values.push(value);
  return values;
}

it('gives results in the order of what came in, with no more at once than it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 3 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      async (waits, atOnce) => {
        let running = 0;
        let most = 0;
        const work = async (index: number): Promise<number> => {
          most = Math.max(most, (running += 1));
          for (let turn = 0; turn < waits[index]!; turn += 1) await Promise.resolve();
          running -= 1;
          return index;
        };
        const results = await collect(inOrder(numbers(waits.length), work, atOnce));
        expect(results).toEqual(waits.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
    { numRuns: 50 },
  );
});

it('gives what is finished while what comes in lets wait', async () => {
  let come!: () => void;
  async function* slow(): AsyncGenerator<string> {
    yield 'first';
    await new Promise<void>((resolve) => (come = resolve));
    yield 'second';
  }
  const results = inOrder(slow(), async (text) => text, 4);
  expect((await results.next()).value).toBe('first');
  come();
  expect((await results.next()).value).toBe('second');
});

it('gives what went well before a failure, finishes what was begun, and takes nothing new', async () => {
  let finished = 0;
  const work = async (number: number): Promise<number> => {
    if (number === 2) throw new Error('full');
    await new Promise((later) => setTimeout(later, 5));
    finished += 1;
    return number;
  };
  const results = inOrder(numbers(1_000), work, 4);
  expect((await results.next()).value).toBe(0);
  expect((await results.next()).value).toBe(1);
  await expect(results.next()).rejects.toThrow('full');
  const begun = finished;
  expect(begun).toBeLessThan(8);
  await new Promise((later) => setTimeout(later, 20));
  expect(finished).toBe(begun);
});
