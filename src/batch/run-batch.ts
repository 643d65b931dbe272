import { sha256Hex } from '../card/digest.ts';
import { PresscardError } from '../errors.ts';
import { asPresscardError, explainProblem } from '../serve/problem.ts';
import { inOrder } from './in-order.ts';
import type { BatchItem } from './item.ts';
import type { FailedLine, MadeLine, Manifest, ManifestLine } from './manifest.ts';

/** Of what stood in INPUT: enough to tell two articles apart. */
const INPUT_HEX_DIGITS = 16;

interface ReadItem {
  readonly from: string;
  readonly input: string;
  /** @throws PresscardError as `BatchItem` does. */
  value(): unknown;
}

export interface BatchRun {
  readonly items: AsyncIterable<BatchItem>;
  readonly manifest: Manifest;
  readonly make: (value: unknown) => Promise<Omit<MadeLine, 'from' | 'input'>>;
  /** Articles that are worked on at the same time. */
  readonly atOnce: number;
  /** Told of every line, those of an earlier run included. */
  readonly onLine: (line: ManifestLine, when: 'before' | 'now') => void;
  readonly signal: AbortSignal;
}

/**
 * Makes the cards of every article that has no line in the manifest yet. One that fails has a line that says why;
 * only an output that takes nothing more, or an INPUT that is another one now, ends the batch.
 *
 * @throws PresscardError `output_failed`, `input_changed`, `interrupted`, and for an INPUT that cannot be read.
 */
export async function runBatch({ items, manifest, make, atOnce, onLine, signal }: BatchRun): Promise<void> {
  const lineOf = async ({ from, input, value }: ReadItem): Promise<ManifestLine> => {
    try {
      return { from, input, ...(await make(value())) };
    } catch (error) {
      const fault = asPresscardError(error);
      if (fault.code === 'output_failed') throw fault;
      return { from, input, error: explainProblem(fault) as FailedLine['error'] };
    }
  };
  const before = manifest.before();
  const left = notDone(items, before, { onLine, signal });
  for await (const line of inOrder(left, lineOf, atOnce)) {
    await manifest.append(line);
    onLine(line, 'now');
  }
  if (signal.aborted) throw new PresscardError('interrupted', 'Stopped. Go on with --resume.');
}

/** Articles without a line. Those that have one must be the same as then, or the lines would be of others. */
async function* notDone(
  items: AsyncIterable<BatchItem>,
  before: AsyncGenerator<ManifestLine>,
  { onLine, signal }: Pick<BatchRun, 'onLine' | 'signal'>,
): AsyncGenerator<ReadItem> {
  let isBehind = false;
  for await (const item of items) {
    if (signal.aborted) return;
    const read = await readItem(item);
    if (!isBehind) {
      const { done, value: line } = await before.next();
      isBehind = done === true;
      if (line) {
        if (line.input !== read.input) throw changed(read.from);
        onLine(line, 'before');
        continue;
      }
    }
    yield read;
  }
  if (!isBehind && !(await before.next()).done) throw changed('its end');
}

async function readItem({ from, read }: BatchItem): Promise<ReadItem> {
  let value: () => unknown;
  let text: string;
  try {
    const found = await read();
    value = () => found;
    text = JSON.stringify(found) ?? '';
  } catch (error) {
    value = () => {
      throw error;
    };
    text = `${from}\n${asPresscardError(error).code}`;
  }
  return { from, input: (await sha256Hex(text)).slice(0, INPUT_HEX_DIGITS), value };
}

function changed(where: string): PresscardError {
  return new PresscardError(
    'input_changed',
    `INPUT is not what this batch began with, from ${where} on. Give the same INPUT, or another output.`,
  );
}
