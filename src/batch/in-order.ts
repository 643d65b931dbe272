/**
 * Works on so many at once, and gives the results in the order of what came in. Nothing new is taken in while the
 * first result is waited for longer than the others are worked on, so what is held stays bounded.
 *
 * @throws whatever the work throws, when its turn has come; what was begun by then is finished first.
 */
export async function* inOrder<In, Out>(
  items: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  atOnce: number,
): AsyncGenerator<Out> {
  const source = items[Symbol.asyncIterator]();
  const begun: Promise<Out>[] = [];
  let next: Promise<IteratorResult<In>> | undefined;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && begun.length < atOnce) {
        next ??= quiet(source.next());
        // Whatever comes first: what comes in slowly must not keep back what is finished.
        const first = begun[0];
        const came = await (first ? Promise.race([next, first.then(() => undefined)]) : next);
        if (came) {
          next = undefined;
          if (came.done) isOver = true;
          else begun.push(quiet(work(came.value)));
          continue;
        }
      }
      const first = begun.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    await Promise.allSettled(begun);
    await source.return?.();
  }
}

/** Its failure is heard of when it is waited for. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
