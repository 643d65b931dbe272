import { open, rename, rm } from 'node:fs/promises';
import { PresscardError } from '../../errors.ts';

/**
 * Writes a file whole or not at all: beside its place first, then moved there.
 *
 * @param unfinished where it is written first, on the same disk.
 * @throws PresscardError `output_failed`; what stood at the place before is untouched then.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  unfinished = `${path}.${process.pid}.part`,
): Promise<void> {
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw writeFailed(cause, path);
  }
}

/** Why a place cannot be written to. */
export function writeFailed(cause: unknown, path: string): PresscardError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT'
      ? 'its folder does not exist'
      : code === 'EEXIST' || code === 'ENOTDIR'
        ? 'a file stands where its folder should be'
        : code === 'ENOSPC' || code === 'EDQUOT'
          ? `the disk is full (${code})`
          : String(code);
  return new PresscardError(
    'output_failed',
    `The card could not be written: ${reason}. Nothing was left behind.`,
    {
      cause,
      fields: [{ field: 'output', rule: 'a place that can be written', received: path }],
    },
  );
}
