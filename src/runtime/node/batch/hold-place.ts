import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PresscardError } from '../../../errors.ts';
import { writeFailed } from '../write-whole.ts';

/**
 * Works in a place that no other batch works in meanwhile: two would sweep away each other's unfinished files. What a
 * killed batch has left is taken over.
 *
 * @throws PresscardError `output_taken`, or `output_failed` where nothing can be written.
 */
export async function holding<T>(manifest: string, work: () => Promise<T>): Promise<T> {
  const path = `${manifest.replace(/\.jsonl$/, '')}.lock`;
  await mkdir(dirname(manifest), { recursive: true }).catch((cause: unknown) => {
    throw writeFailed(cause, dirname(manifest));
  });
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, isSecondTry = false): Promise<void> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeFailed(cause, path);
    const pid = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isSecondTry || isAlive(pid)) {
      throw new PresscardError(
        'output_taken',
        `Another batch, process ${pid}, is at work in this place. Wait until it has ended, or end it by that number.`,
      );
    }
    await rm(path, { force: true });
    await take(path, true);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
