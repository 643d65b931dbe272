import { PresscardError } from '../errors.ts';

/** Gives up on what takes longer. @throws PresscardError `store_slow`; the work itself goes on unheard. */
export async function within<T>(maxMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new PresscardError('store_slow', `The store did not answer within ${maxMs} ms.`)),
      maxMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
