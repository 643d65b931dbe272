import { parseArgs } from 'node:util';

/** Parts of a run, by what they measure; README.md says more. */
export const parts = [
  'card',
  'scripts',
  'photo',
  'stages',
  'setting',
  'cpu',
  'mixed',
  'stored',
  'fresh',
  'memory',
  'batch',
] as const;
export type Part = (typeof parts)[number];

export interface Options {
  /** Rounds whose times are thrown away. */
  readonly warmUpRounds: number;
  readonly rounds: number;
  readonly parts: readonly Part[];
  /** Ids of the engines to run; empty means all. */
  readonly only: readonly string[];
  /** File for every figure. */
  readonly json: string | undefined;
  /** Folder for one picture of each engine and card. */
  readonly pictures: string | undefined;
}

/** @throws when an option or a part is unknown, or a number is not a whole one from 1 on. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      // V8 compiles what is hot by and by: after 20 cards satori's layout still takes twice the time that it takes
      // after 150.
      'warm-up': { type: 'string', default: '100' },
      rounds: { type: 'string', default: '60' },
      parts: { type: 'string', default: parts.join(',') },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
      pictures: { type: 'string' },
    },
  });
  return {
    warmUpRounds: wholeNumber('--warm-up', values['warm-up']),
    rounds: wholeNumber('--rounds', values.rounds),
    parts: listOf(values.parts).map(partOf),
    only: listOf(values.only),
    json: values.json,
    pictures: values.pictures,
  };
}

function listOf(text: string): string[] {
  return text.split(',').filter((id) => id !== '');
}

function partOf(id: string): Part {
  const part = parts.find((one) => one === id);
  if (part !== undefined) return part;
  throw new Error(`--parts are ${parts.join(', ')}, not “${id}”`);
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`${option} must be a whole number from 1 on, not “${text}”`);
}
