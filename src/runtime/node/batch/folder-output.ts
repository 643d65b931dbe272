import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BatchOutput } from '../../../batch/output.ts';
import { writeFailed, writeWhole } from '../write-whole.ts';

/** Where files are until they are whole: what a killed run leaves here is swept by the next. */
const UNFINISHED = '.unfinished';

export interface FolderOutput extends BatchOutput {
  /** Takes away what is not finished. */
  sweep(): Promise<void>;
}

/** Cards as files of a folder, which is made when it is missing. */
export async function folderOutput(folder: string): Promise<FolderOutput> {
  const unfinished = join(folder, UNFINISHED);
  const made = new Set<string>();
  const make = async (path: string): Promise<void> => {
    if (made.has(path)) return;
    try {
      await mkdir(path, { recursive: true });
    } catch (cause) {
      throw writeFailed(cause, path);
    }
    made.add(path);
  };
  const sweep = async (): Promise<void> => {
    await rm(unfinished, { recursive: true, force: true });
    made.delete(unfinished);
  };
  await make(folder);
  await sweep();
  let files = 0;
  return {
    sweep,
    async put(name, { bytes }) {
      const path = join(folder, name);
      await make(unfinished);
      await make(dirname(path));
      await writeWhole(path, bytes, join(unfinished, String((files += 1))));
    },
  };
}
