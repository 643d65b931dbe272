/** Runs what it is given in turn, at most so many at once, whether or not the one before succeeded. */
export function queue(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place goes straight to the next, so that nobody who comes just now overtakes.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
