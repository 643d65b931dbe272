import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod';
import { PresscardError } from '../../../errors.ts';
import { VERSION } from '../../../version.ts';
import { writeWhole } from '../write-whole.ts';
import { exists } from './manifest-file.ts';

const schema = z.object({
  presscard: z.string(),
  /** When the batch began, ISO 8601: its cards show what is true at that time, also those of a resumed one. */
  begun: z.iso.datetime(),
  /** What decides about the cards beside INPUT. */
  options: z.record(z.string(), z.unknown()),
});

export interface BegunRun {
  readonly begunMs: number;
  /** Takes it away again, with its manifest. */
  forget(): Promise<void>;
}

/**
 * Begins a batch beside its manifest, or finds the one that is to be resumed.
 *
 * @throws PresscardError `output_taken` where there is one and nobody said `--resume`, or where it was begun with
 * other options, keys or by another presscard.
 */
export async function beginRun(
  manifest: string,
  options: Readonly<Record<string, unknown>>,
  { resume }: { resume: boolean },
): Promise<BegunRun> {
  const path = `${manifest.replace(/\.jsonl$/, '')}.run.json`;
  const isThere = (await exists(path)) || (await exists(manifest));
  if (isThere && !resume) {
    throw new PresscardError(
      'output_taken',
      'There is a batch in this place already. Go on with it by --resume, or give another folder.',
      { fields: [{ field: 'output', rule: 'a place without a manifest', received: manifest }] },
    );
  }
  const forget = async (): Promise<void> => {
    await rm(manifest, { force: true });
    await rm(path, { force: true });
  };
  if (!isThere) {
    const begun = new Date();
    const run = { presscard: VERSION, begun: begun.toISOString(), options };
    await writeWhole(path, `${JSON.stringify(run, undefined, 2)}\n`);
    return { begunMs: begun.getTime(), forget };
  }
  const run = await readRun(path);
  const now: z.output<typeof schema> = { ...run, presscard: VERSION, options: plain(options) };
  if (JSON.stringify(now) === JSON.stringify(run)) return { begunMs: Date.parse(run.begun), forget };
  const names = [...new Set([...Object.keys(now.options), ...Object.keys(run.options)])];
  const other = names.filter(
    (name) => JSON.stringify(now.options[name]) !== JSON.stringify(run.options[name]),
  );
  throw new PresscardError(
    'output_taken',
    run.presscard === VERSION
      ? `The batch in this place was begun with another ${other.join(', ')}. Give what it was begun with, or another folder.`
      : `The batch in this place was begun by presscard ${run.presscard}. Finish it with that, or give another folder.`,
  );
}

async function readRun(path: string): Promise<z.output<typeof schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new PresscardError(
      'output_taken',
      'The file that says how the batch in this place was begun is missing or broken. Give another folder.',
      { cause, fields: [{ field: 'output', rule: 'a batch that can be resumed', received: path }] },
    );
  }
}

/** As JSON keeps it. */
function plain(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(options)) as Record<string, unknown>;
}
