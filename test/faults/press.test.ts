import { describe, it } from 'vitest';
import { table } from './table.ts';

const topics = Object.entries(table).flatMap(([topic, { press }]) => (press ? [{ topic, press }] : []));

/** Rows that only a port's fake can bring about: an edge cache, a broken engine, a store that fails, a clock. */
describe.each(topics)('faults and attacks on the app: $topic', ({ press }) => {
  for (const { row, title, trial } of press) it(`#${row} ${title}`, trial);
});
