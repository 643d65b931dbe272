import { PresscardError } from '../errors.ts';

/** What a renderer has begun: counted, so that a stop can wait for it and refuse the rest. */
export class Running {
  readonly #begun = new Set<Promise<unknown>>();
  #stopping = false;

  /** Whether it was stopped and everything has ended. */
  get isStopped(): boolean {
    return this.#stopping && this.#begun.size === 0;
  }

  /** @throws PresscardError `stopping`. */
  async begin<T>(work: () => Promise<T>): Promise<T> {
    if (this.#stopping) {
      throw new PresscardError('stopping', 'presscard is stopping and takes nothing new. Ask again.');
    }
    const result = work();
    this.#begun.add(result);
    try {
      return await result;
    } finally {
      this.#begun.delete(result);
    }
  }

  /** Resolves when everything that was begun has ended, well or not. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#begun);
  }
}
